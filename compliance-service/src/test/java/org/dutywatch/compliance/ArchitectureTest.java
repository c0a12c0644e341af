package org.dutywatch.compliance;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import org.dutywatch.testing.ArchitectureRules;

@AnalyzeClasses(packages = "org.dutywatch.compliance", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests everywhere = ArchTests.in(ArchitectureRules.class);
}
