package org.dutywatch.compliance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.dutywatch.testing.ArchitectureRules;

/** Which package of the service may use which. {@code deploy/docs/ARCHITECTURE.md} has the picture. */
@AnalyzeClasses(packages = "org.dutywatch.compliance", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String SERVICE = "org.dutywatch.compliance.";

    @ArchTest
    static final ArchTests everywhere = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule areasUseOnlyLowerAreas = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("insight")
            .definedBy(SERVICE + "insight..")
            .layer("cases")
            .definedBy(SERVICE + "cases..")
            .layer("measuring")
            .definedBy(SERVICE + "measuring..")
            .layer("rules")
            .definedBy(SERVICE + "rules..")
            .layer("duty")
            .definedBy(SERVICE + "duty..")
            .layer("decisions")
            .definedBy(SERVICE + "decisions..")
            .layer("people")
            .definedBy(SERVICE + "people..")
            .whereLayer("insight")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cases")
            .mayOnlyBeAccessedByLayers("insight")
            .whereLayer("measuring")
            .mayOnlyBeAccessedByLayers("insight", "cases")
            .whereLayer("rules")
            .mayOnlyBeAccessedByLayers("insight", "cases", "measuring")
            .whereLayer("duty")
            .mayOnlyBeAccessedByLayers("insight", "cases", "measuring", "rules")
            .whereLayer("decisions")
            .mayOnlyBeAccessedByLayers("insight", "cases", "measuring", "rules", "duty", "people")
            .whereLayer("people")
            .mayOnlyBeAccessedByLayers("insight", "cases", "measuring", "rules", "duty")
            .because("whoever changes an area has to read only the areas below it; a fact that two areas need lies in"
                    + " the lower one and is written from the higher");

    @ArchTest
    static final ArchRule everyClassLiesInAnArea = classes()
            .should()
            .resideInAnyPackage(
                    SERVICE + "insight..",
                    SERVICE + "cases..",
                    SERVICE + "measuring..",
                    SERVICE + "rules..",
                    SERVICE + "duty..",
                    SERVICE + "people..",
                    SERVICE + "decisions..",
                    SERVICE + "identity..",
                    SERVICE + "audit..",
                    SERVICE + "imports..",
                    SERVICE + "model..")
            .because("a class outside the areas would escape the rule above");

    @ArchTest
    static final ArchRule whatLiesBesideTheAreasUsesNone = noClasses()
            .that()
            .resideInAnyPackage(SERVICE + "audit..", SERVICE + "identity..", SERVICE + "imports..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    SERVICE + "insight..",
                    SERVICE + "cases..",
                    SERVICE + "measuring..",
                    SERVICE + "rules..",
                    SERVICE + "duty..",
                    SERVICE + "people..",
                    SERVICE + "decisions..")
            .because("they lie beside the areas, and the areas use them");

    @ArchTest
    static final ArchRule featuresOfInsightFormNoCycle = noCycleIn("insight");

    @ArchTest
    static final ArchRule featuresOfCasesFormNoCycle = noCycleIn("cases");

    @ArchTest
    static final ArchRule featuresOfMeasuringFormNoCycle = noCycleIn("measuring");

    @ArchTest
    static final ArchRule featuresOfRulesFormNoCycle = noCycleIn("rules");

    @ArchTest
    static final ArchRule featuresOfDutyFormNoCycle = noCycleIn("duty");

    @ArchTest
    static final ArchRule featuresOfPeopleFormNoCycle = noCycleIn("people");

    private static ArchRule noCycleIn(String area) {
        return slices().matching(SERVICE + area + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a reader follows a message from feature to feature without coming back");
    }
}
