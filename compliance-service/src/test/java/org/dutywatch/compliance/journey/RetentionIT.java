package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import org.dutywatch.compliance.insight.bundles.BundleKey;
import org.dutywatch.compliance.measuring.evidence.AccessRevoked;
import org.dutywatch.compliance.measuring.evidence.CollectEvidence;
import org.dutywatch.compliance.measuring.evidence.DropOldEvidence;
import org.dutywatch.compliance.measuring.evidence.RevokeAccesses;
import org.dutywatch.compliance.rules.profiles.TestProfiles;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.Management;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Old evidence is dropped. Minutes and findings that were computed from it stay as they are, whatever changes. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = BundleKey.class, scope = TestResourceScope.GLOBAL)
class RetentionIT {
    private static final String LONG_AGO = "now() - interval '91 days'";

    @Inject
    CollectEvidence collectEvidence;

    @Inject
    DropOldEvidence dropOldEvidence;

    @Inject
    RevokeAccesses revokeAccesses;

    @Inject
    Results results;

    /** Noon, 120 days ago or earlier: each test has a day of its own, so that no test drops the evidence of another. */
    private static Instant start = Instant.now()
            .truncatedTo(ChronoUnit.DAYS)
            .minus(Duration.ofDays(120))
            .plus(Duration.ofHours(12));

    private String officer = "";
    private LocalDate day = LocalDate.EPOCH;

    @BeforeEach
    void officerWithAnOldAlert() {
        start = start.minus(Duration.ofDays(3));
        day = start.atOffset(ZoneOffset.UTC).toLocalDate();
        officer = "O" + UUID.randomUUID().toString().substring(0, 8);
        DepartmentFixtures.employs(officer, "Unit " + officer, "");
        DepartmentFixtures.rosters(officer, start, start.plus(Duration.ofHours(10)));
        DepartmentFixtures.limits("Unit " + officer, 30);
        var visit = AccessFixtures.facebookVisit(officer, start.plus(Duration.ofHours(2)), 60);
        collectEvidence.collect(visit);
        results.awaitEvaluated(officer, visit.size());
        closeFinding();
        results.awaitSealed(officer);
    }

    /** An open finding would keep its evidence. */
    private void closeFinding() {
        DepartmentFixtures.closes(results.finding(officer).getString("finding_id"));
    }

    @Test
    void shouldDropOnlyOldDaysWithoutRecentArrivals() {
        assertThat(dropOldEvidence.dropOldDays()).doesNotContain(day);
        Instant now = Instant.now();
        collectEvidence.collect(AccessFixtures.facebookVisit(officer, now, 1));
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        setLastArrival(day, LONG_AGO);
        setLastArrival(today, LONG_AGO);

        assertThat(dropOldEvidence.dropOldDays()).contains(day).doesNotContain(today);

        assertThat(results.text("select to_regclass('evidence_" + day.toString().replace("-", "") + "') is null"))
                .isEqualTo("t");
        assertThat(dropOldEvidence.dropOldDays()).doesNotContain(day);
        await("the drop is audited")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from audit_record where action = 'drop_evidence'"
                                + " and actor = 'compliance-service' and subject = '" + day + "'")
                        == 1);
    }

    @Test
    void shouldCountAndLogAPostponedDropWhileTheEvidenceIsInUse() {
        setLastArrival(day, LONG_AGO);
        List<String> logged = new CopyOnWriteArrayList<>();
        var log = Logger.getLogger(DropOldEvidence.class.getName());
        var handler = new WarningHandler(logged);
        log.addHandler(handler);
        QuarkusTransaction.begin();
        try {
            results.change("lock table only evidence in access share mode");
            assertThat(dropOldEvidence.dropOldDays()).doesNotContain(day);
        } finally {
            QuarkusTransaction.rollback();
            log.removeHandler(handler);
        }

        assertThat(logged)
                .singleElement()
                .asString()
                .contains("table evidence ", "evidence_" + day.toString().replace("-", ""), "tried again in PT1H");
        assertThat(Management.metrics()).containsPattern("dutywatch_evidence_drops_postponed_total[^ ]* [1-9]");
        assertThat(dropOldEvidence.dropOldDays()).contains(day);
    }

    /** Collects the text of warnings. */
    private static final class WarningHandler extends ExtHandler {
        private final List<String> logged;

        WarningHandler(List<String> logged) {
            this.logged = logged;
        }

        @Override
        protected void doPublish(ExtLogRecord entry) {
            if (entry.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue()) {
                logged.add(entry.getFormattedMessage());
            }
        }
    }

    @Test
    void shouldLeaveMinutesAndFindingAsTheyAreWhenAnythingChangesAfterTheEvidenceIsGone() {
        String minutes = results.minutesRows(officer);
        String finding = results.text("select f::text from finding f where employee_id = '" + officer + "'");
        assertThat(finding).contains("ALERT", "CLOSED");
        setLastArrival(day, LONG_AGO);
        assertThat(dropOldEvidence.dropOldDays()).contains(day);

        DepartmentFixtures.rosters(officer, start, start.plus(Duration.ofHours(9)));
        assertUnchanged(minutes, finding);
        DepartmentFixtures.exempts(officer, start, start.plus(Duration.ofHours(9)));
        assertUnchanged(minutes, finding);
        DepartmentFixtures.limits("Unit " + officer, 600);
        assertUnchanged(minutes, finding);
        DepartmentFixtures.takesOffTheRoster(officer, start);
        assertUnchanged(minutes, finding);
        assertThat(Management.metrics()).containsPattern("hop=\"compliance.evaluation\",outcome=\"frozen\"[^ ]* [1-9]");
    }

    @Test
    void shouldAcceptLinesOfADroppedDayWithoutEvaluatingItAgain() {
        String minutes = results.minutesRows(officer);
        String finding = results.text("select f::text from finding f where employee_id = '" + officer + "'");
        setLastArrival(day, LONG_AGO);
        assertThat(dropOldEvidence.dropOldDays()).contains(day);

        var again = AccessFixtures.facebookVisit(officer, start.plus(Duration.ofHours(2)), 10);
        collectEvidence.collect(again);

        results.awaitEvaluated(officer, again.size());
        assertUnchanged(minutes, finding);
        assertThat(dropOldEvidence.dropOldDays()).doesNotContain(day);
        setLastArrival(day, LONG_AGO);
        assertThat(dropOldEvidence.dropOldDays()).contains(day);
    }

    @Test
    void shouldDeleteRevocationsWithTheEvidenceOfTheirDayAndLeaveTheResults() {
        String minutes = results.minutesRows(officer);
        String finding = results.text("select f::text from finding f where employee_id = '" + officer + "'");
        Instant accessed = start.plus(Duration.ofHours(2));
        String id = officer.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-f]", "0") + "0".repeat(23);
        var revocation = new AccessRevoked(id, officer, accessed, accessed.plusSeconds(1), 1, true);
        revokeAccesses.revoke(List.of(revocation));
        results.change(
                "update revoked_access set received_at = " + LONG_AGO + " where employee_id = '" + officer + "'");

        dropOldEvidence.dropOldDays();
        assertThat(revocations()).isEqualTo(1);
        setLastArrival(day, LONG_AGO);
        assertThat(dropOldEvidence.dropOldDays()).contains(day);

        assertThat(revocations()).isZero();
        revokeAccesses.revoke(List.of(revocation));
        assertUnchanged(minutes, finding);
    }

    private long revocations() {
        return results.number("select count(*) from revoked_access where employee_id = '" + officer + "'");
    }

    @Test
    void shouldEvaluateTheNextDayWhoseEvidenceIsComplete() {
        Instant next = start.plus(Duration.ofDays(1));
        DepartmentFixtures.rosters(officer, next, next.plus(Duration.ofHours(10)));
        collectEvidence.collect(AccessFixtures.facebookVisit(officer, next.plus(Duration.ofHours(2)), 20));
        setLastArrival(day, LONG_AGO);
        assertThat(dropOldEvidence.dropOldDays()).contains(day);

        DepartmentFixtures.exempts(officer, next, next.plus(Duration.ofHours(10)));

        await("the next day's shift has no minutes any more")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select (minutes * 10)::int from shift_minutes where employee_id = '"
                                + officer + "' and shift_start = '" + next + "'")
                        == 0);
    }

    @Test
    void shouldShowTheStoredFiguresAndExplainNothingOnceTheEvidenceIsGone() {
        var stored = results.finding(officer);
        String finding = "/api/v1/findings/" + stored.getString("finding_id");
        setLastArrival(day, LONG_AGO);
        assertThat(dropOldEvidence.dropOldDays()).contains(day);

        String shift = "/api/v1/minutes/" + officer + "/" + start;
        noLongerKept(finding + "/evidence", finding + "/timeline.svg");
        DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get(finding + "/bundle")
                .then()
                .statusCode(200);
        noLongerKept(shift + "/explain", shift + "/timeline.svg");
        DepartmentFixtures.takesOffTheRoster(officer, start);
        noLongerKept(finding + "/evidence", shift + "/explain");

        assertThat(results.finding(officer).getString("minutes.point")).isEqualTo(stored.getString("minutes.point"));
        DepartmentFixtures.as(DepartmentFixtures.auditor())
                .queryParam("employee_id", officer)
                .queryParam("from", start.toString())
                .queryParam("to", start.plusSeconds(1).toString())
                .get("/api/v1/minutes")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].minutes", equalTo(stored.getFloat("minutes.point")));
    }

    @Test
    void shouldSkipShiftsWhoseEvidenceIsGoneWhenProfilesAreCompared() {
        Instant next = start.plus(Duration.ofDays(1));
        DepartmentFixtures.rosters(officer, next, next.plus(Duration.ofHours(10)));
        setLastArrival(day, LONG_AGO);
        assertThat(dropOldEvidence.dropOldDays()).contains(day);

        DepartmentFixtures.as(TestTokens.of("retention-auditor", "auditor"))
                .contentType("application/json")
                .body("{\"from\": \"" + start + "\", \"to\": \"" + next.plusSeconds(1) + "\", \"unit\": \"Unit "
                        + officer + "\"}")
                .post("/api/v1/estimator-profiles/" + TestProfiles.DOUBTFUL + "/comparisons")
                .then()
                .statusCode(200)
                .body("shifts", equalTo(1))
                .body("frozen", equalTo(1))
                .body("findings.size()", equalTo(0));
    }

    private static void noLongerKept(String... paths) {
        for (String path : paths) {
            DepartmentFixtures.as(DepartmentFixtures.auditor())
                    .get(path)
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("detail", containsString("The evidence of this shift is no longer kept"));
        }
    }

    private void assertUnchanged(String minutes, String finding) {
        await("every enqueued shift is evaluated")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from evaluation_due where employee_id = '" + officer + "'")
                        == 0);
        assertThat(results.minutesRows(officer)).isEqualTo(minutes);
        assertThat(results.text("select f::text from finding f where employee_id = '" + officer + "'"))
                .isEqualTo(finding);
    }

    private void setLastArrival(LocalDate of, String when) {
        results.change("update evidence_day set last_arrival_at = " + when + " where day = '" + of + "'");
    }
}
