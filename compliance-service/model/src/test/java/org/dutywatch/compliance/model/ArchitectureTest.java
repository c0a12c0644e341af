package org.dutywatch.compliance.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

@AnalyzeClasses(packages = "org.dutywatch.compliance.model", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule modelIsPlainJava = classes()
            .that()
            .resideOutsideOfPackage("..model.bundles..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.dutywatch.compliance.model..")
            .because("a rule that accuses people must be readable and testable without a framework");

    @ArchTest
    static final ArchRule bundlesNeedJacksonAlone = classes()
            .that()
            .resideInAPackage("..model.bundles..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify..", "com.fasterxml.jackson..", "org.dutywatch.compliance.model..")
            .because("the verifier runs offline, in a jar that contains nothing else");

    @ArchTest
    static final ArchRule modelNeedsNoDatabase = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax..")
            .because("facts are passed in as values, and other modules read them");

    @ArchTest
    static final ArchRule modelReadsNoClock = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("every answer is a pure function of facts, so that a replay gives the same answer");

    @ArchTest
    static final ArchRule partsFormNoCycle = slices().matching("org.dutywatch.compliance.model.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a reader can follow a computation in one direction, from facts to findings");
}
