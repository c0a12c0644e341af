package org.dutywatch.notification;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import org.dutywatch.testing.ArchitectureRules;

@AnalyzeClasses(packages = "org.dutywatch.notification", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests rulesOfAllServices = ArchTests.in(ArchitectureRules.class);
}
