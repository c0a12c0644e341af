package org.dutywatch.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * The architecture rules of every service; a service's {@code ArchitectureTest} includes them with {@code
 * ArchTests.in}.
 */
public final class ArchitectureRules {
    private ArchitectureRules() {}

    @ArchTest
    static final ArchRule domainIsPure = classes()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "..domain..", "..model..")
            .because("a rule that accuses people must be readable and testable without a framework");

    @ArchTest
    static final ArchRule domainReadsNoClock = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("every answer is a pure function of facts, so that a replay gives the same answer")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule featuresFormNoCycle = slices().matching("org.dutywatch.*.(*)..")
            .should()
            .beFreeOfCycles()
            .because("data flows one way: a reader follows a message from feature to feature without coming back");

    @ArchTest
    static final ArchRule nothingIsCalledImpl = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?)")
            .because("a name says what a thing is for");
}
