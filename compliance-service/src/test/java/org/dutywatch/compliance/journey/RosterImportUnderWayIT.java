package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dutywatch.compliance.duty.imports.ImportRoster;
import org.dutywatch.compliance.duty.imports.RosterImportOptions;
import org.dutywatch.compliance.imports.CsvDialect;
import org.dutywatch.compliance.measuring.evidence.AccessObserved;
import org.dutywatch.compliance.measuring.evidence.CollectEvidence;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.compliance.testing.SignedIn;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to evidence while the transaction of a roster import is open. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class RosterImportUnderWayIT {
    private static final Instant START = Instant.parse("2026-11-07T12:00:00Z");
    private static final int DAYS = 200;

    @Inject
    ImportRoster importRoster;

    @Inject
    CollectEvidence collectEvidence;

    @Inject
    Results results;

    @Inject
    SignedIn signedIn;

    private String imported = "";
    private String other = "";

    @BeforeEach
    void newOfficers() {
        imported = newOfficer();
        other = newOfficer();
        DepartmentFixtures.rosters(other, START, START.plus(Duration.ofHours(10)));
    }

    private static String newOfficer() {
        String id = "RI" + UUID.randomUUID().toString().substring(0, 8);
        DepartmentFixtures.employs(id, "Unit " + id, "");
        DepartmentFixtures.limits("Unit " + id, 30);
        return id;
    }

    @Test
    void shouldMeasureTheEvidenceOfOthersAtOnceAndThatOfTheImportedEmployeeAfterTheImport() {
        var visitOfOther = visit(other);
        var visitOfImported = visit(imported);

        QuarkusTransaction.requiringNew().run(() -> {
            importShifts();
            // One batch has evidence of both, and must not wait for the import.
            CompletableFuture.runAsync(
                            () -> collectEvidence.collect(Stream.concat(visitOfImported.stream(), visitOfOther.stream())
                                    .toList()))
                    .join();

            results.awaitEvaluated(other, visitOfOther.size());
            assertThat(results.finding(other).getString("tier")).isEqualTo("ALERT");
        });

        results.awaitEvaluated(imported, visitOfImported.size());
        assertThat(results.finding(imported).getString("tier")).isEqualTo("ALERT");
    }

    @Test
    void shouldMeasureEvidenceAgainstTheOldRosterWhenTheImportIsRolledBack() {
        var visit = visit(other);

        QuarkusTransaction.begin();
        try {
            imported = other;
            importShifts();
            CompletableFuture.runAsync(() -> collectEvidence.collect(visit)).join();
        } finally {
            QuarkusTransaction.rollback();
        }

        results.awaitEvaluated(other, visit.size());
        assertThat(results.finding(other).getString("tier")).isEqualTo("ALERT");
    }

    private static List<AccessObserved> visit(String officer) {
        return AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(1)), 40);
    }

    private void importShifts() {
        signedIn.as("roster-clerk", "roster-admin");
        String rows = IntStream.range(0, DAYS)
                .mapToObj(day -> START.plus(Duration.ofDays(day)))
                .map(start -> imported + "," + start + "," + start.plus(Duration.ofHours(11)) + ",REGULAR,,")
                .collect(Collectors.joining("\n", "employee_id,start,end,kind,break_start,break_end\n", "\n"));
        var response = importRoster.importFile(
                rows.getBytes(StandardCharsets.UTF_8),
                CsvDialect.of(null, null, null),
                new RosterImportOptions(null, false, null));
        assertThat(response.counts().refused()).isZero();
    }
}
