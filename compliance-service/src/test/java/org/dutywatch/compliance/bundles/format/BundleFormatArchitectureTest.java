package org.dutywatch.compliance.bundles.format;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.dutywatch.compliance.evaluation.ShiftFacts;
import org.dutywatch.compliance.policies.Policy;

@AnalyzeClasses(packages = "org.dutywatch.compliance", importOptions = ImportOption.DoNotIncludeTests.class)
class BundleFormatArchitectureTest {
    @ArchTest
    static final ArchRule formatNeedsNoService = classes()
            .that()
            .resideInAPackage("..bundles.format..")
            .or()
            .belongToAnyOf(ShiftFacts.class, Policy.class)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "com.fasterxml.jackson..",
                            "org.dutywatch.compliance..domain..",
                            "..bundles.format..")
                    .or(belongToAnyOf(ShiftFacts.class, Policy.class)))
            .because("the verifier runs it offline, in a jar that holds nothing else of this service");
}
