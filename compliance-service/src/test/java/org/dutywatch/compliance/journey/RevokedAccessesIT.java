package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.dutywatch.compliance.measuring.evidence.AccessObserved;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A corrected lease says that accesses by address were not this employee's. In whatever order its events arrive. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class RevokedAccessesIT {
    private static final Instant START = Instant.parse("2026-11-06T12:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(10));

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    private String officer = "";
    private List<AccessObserved> visit = List.of();

    @BeforeEach
    void officerWithVisit() {
        officer = newOfficerOnDuty();
        visit = AccessFixtures.byLease(
                officer, AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(2)), 45));
    }

    @Test
    void shouldWithdrawTheFindingAndSayWhyWhenTheAccessesAreRevoked() {
        observed(visit);
        assertThat(results.finding(officer).getString("tier")).isEqualTo("ALERT");

        topics.publishRevocations(visit, 7, true);

        awaitStored(7);
        var finding = results.awaitRevision(officer, 2);
        assertThat(finding.getString("state")).isEqualTo("WITHDRAWN");
        assertThat(finding.getString("history[-1].cause")).isEqualTo("ATTRIBUTION");
        assertThat(minutes()).isZero();
        assertThat(DepartmentFixtures.as(DepartmentFixtures.auditor())
                        .get("/api/v1/findings/" + finding.getString("finding_id") + "/evidence")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("attention"))
                .isEmpty();
    }

    @Test
    void shouldKeepTheFindingWithdrawnWhenTheOldObservationsComeAgain() {
        observed(visit);
        topics.publishRevocations(visit, 7, true);
        awaitStored(7);
        results.awaitRevision(officer, 2);

        var marker = AccessFixtures.shareButton(officer, START.plus(Duration.ofHours(8)), 1);
        topics.publishAccesses(visit);
        topics.publishAccesses(marker);
        results.awaitEvaluated(officer, visit.size() + marker.size());

        assertThat(results.finding(officer).getString("state")).isEqualTo("WITHDRAWN");
        assertThat(minutes()).isZero();
    }

    @Test
    void shouldFindNothingWhenTheRevocationsArriveBeforeTheObservations() {
        topics.publishRevocations(visit, 7, true);
        awaitStored(7);

        observed(visit);

        assertThat(results.number("select count(*) from finding where employee_id = '" + officer + "'"))
                .isZero();
        assertThat(minutes()).isZero();
    }

    @Test
    void shouldLowerTheFindingWhenOnlyAPartIsRevoked() {
        observed(visit);

        topics.publishRevocations(visit.subList(visit.size() / 2, visit.size()), 7, true);

        var finding = results.awaitRevision(officer, 2);
        awaitEvaluated();
        assertThat(results.finding(officer).getString("history[-1].cause")).isEqualTo("ATTRIBUTION");
        assertThat(minutes()).isBetween(20L, 25L);
        assertThat(finding.getString("employee_id")).isEqualTo(officer);
    }

    @Test
    void shouldShowTheSameFiguresWhetherTheAccessesAreRevokedAtOnceOrInParts() {
        observed(visit);
        topics.publishRevocations(visit, 7, true);
        awaitStored(7);
        var atOnce = figures();

        officerWithVisit();
        observed(visit);
        topics.publishRevocations(visit.subList(visit.size() / 4, visit.size()), 7, true);
        await("withdrawal")
                .until(() -> "WITHDRAWN".equals(results.finding(officer).getString("state")));
        awaitEvaluated();
        assertThat(minutes()).isPositive();
        topics.publishRevocations(visit.subList(0, visit.size() / 4), 7, true);
        awaitStored(7);

        assertThat(figures()).isEqualTo(atOnce);
        assertThat(results.finding(officer).getDouble("minutes.point")).isZero();
    }

    @Test
    void shouldShowTheSameFiguresWhetherTheShiftIsRemovedBeforeOrAfterTheRevocation() {
        observed(visit);
        DepartmentFixtures.takesOffTheRoster(officer, START);
        assertThat(results.awaitRevision(officer, 2).getString("state")).isEqualTo("WITHDRAWN");
        topics.publishRevocations(visit, 7, true);
        awaitStored(7);
        var removedFirst = figures();

        officerWithVisit();
        observed(visit);
        topics.publishRevocations(visit, 7, true);
        awaitStored(7);
        DepartmentFixtures.takesOffTheRoster(officer, START);
        await("the shift is removed")
                .atMost(Results.PATIENCE)
                .until(() -> results.minutesRows(officer).equals("none"));
        awaitEvaluated();

        assertThat(figures()).isEqualTo(removedFirst);
    }

    /**
     * What the finding says about the facts; not its ids, history and the version of its policy. Its tier is history, too:
     * that of the last revision before it was withdrawn, which depends on what was evaluated in between.
     */
    private Map<String, Object> figures() {
        Map<String, Object> finding = new TreeMap<>(results.finding(officer).getMap("$"));
        finding.keySet().removeAll(Set.of("finding_id", "revision", "employee_id", "opened_at", "changed_at"));
        finding.keySet().removeAll(Set.of("history", "notices", "versions", "tier"));
        finding.put("catalogue", results.finding(officer).getString("versions.catalogue"));
        return finding;
    }

    @Test
    void shouldGiveTheAccessesToTheOtherPerson() {
        String other = newOfficerOnDuty();
        observed(visit);

        var others = AccessFixtures.byLease(other, visit);
        topics.publishAccesses(others);
        topics.publishRevocations(visit, 7, true);
        results.awaitEvaluated(other, others.size());
        results.awaitRevision(officer, 2);

        assertThat(results.finding(other).getString("tier")).isEqualTo("ALERT");
        awaitStored(7);
        assertThat(results.finding(officer).getString("state")).isEqualTo("WITHDRAWN");
    }

    @Test
    void shouldSayThatACorrectedLeaseIsTheCauseForThePersonWhoGainsTheAccesses() {
        topics.publishRevocations(visit, 7, false);
        awaitStored(7);

        observed(visit);

        var finding = results.finding(officer);
        assertThat(finding.getString("tier")).isEqualTo("ALERT");
        assertThat(finding.getString("history[0].cause")).isEqualTo("ATTRIBUTION");
    }

    @Test
    void shouldCountTheAccessesAgainWhenALaterCorrectionGivesThemBack() {
        observed(visit);
        String before = results.minutesRows(officer);
        topics.publishRevocations(visit, 7, true);
        awaitStored(7);
        assertThat(minutes()).isZero();

        topics.publishRevocations(visit, 8, false);
        awaitStored(8);

        assertThat(results.minutesRows(officer)).isEqualTo(before);
        assertThat(results.finding(officer).getString("state")).isEqualTo("OPEN");
    }

    @Test
    void shouldLetTheHighestRevisionHoldWhateverTheOrder() {
        topics.publishRevocations(visit, 8, false);
        awaitStored(8);
        topics.publishRevocations(visit, 7, true);

        observed(visit);
        topics.publishRevocations(visit.subList(0, 1), 9, false);
        await("the older revocations are read")
                .atMost(Results.PATIENCE)
                .until(() ->
                        results.number("select max(revision) from revoked_access where employee_id = '" + officer + "'")
                                == 9);

        assertThat(results.finding(officer).getString("tier")).isEqualTo("ALERT");
    }

    @Test
    void shouldKeepAnAccessThatAlsoHasTheUserNameOfTheEmployee() {
        var byUserName = AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(2)), 45);
        topics.publishAccesses(byUserName);
        observed(visit);

        topics.publishRevocations(visit, 7, true);
        awaitStored(7);

        assertThat(results.finding(officer).getString("state")).isEqualTo("OPEN");
        assertThat(minutes()).isGreaterThan(40);
    }

    @Test
    void shouldDeadLetterAMalformedRevocationAndUseTheOthers() {
        observed(visit);
        String malformed = "{\"observation_id\":\"malformed-" + officer + "\"}";

        topics.publish(ComplianceTopics.REVOCATIONS, officer, malformed);
        topics.publishRevocations(visit, 7, true);

        awaitStored(7);
        assertThat(results.finding(officer).getString("state")).isEqualTo("WITHDRAWN");
        assertThat(topics.values(ComplianceTopics.DEAD_REVOCATIONS)).contains(malformed);
    }

    private static String newOfficerOnDuty() {
        String id = "R" + UUID.randomUUID().toString().substring(0, 8);
        DepartmentFixtures.employs(id, "Unit " + id, "");
        DepartmentFixtures.rosters(id, START, END);
        DepartmentFixtures.limits("Unit " + id, 30);
        return id;
    }

    private void observed(List<AccessObserved> accesses) {
        topics.publishAccesses(accesses);
        results.awaitEvaluated(officer, accesses.size());
    }

    private void awaitStored(long revision) {
        await("the revocations are stored")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from revoked_access where employee_id = '" + officer
                                + "' and revision = " + revision)
                        == visit.size());
        awaitEvaluated();
    }

    private void awaitEvaluated() {
        await("the shift is evaluated")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select (select count(*) from evaluation_due where employee_id = '"
                                + officer + "') + (select count(*) from deferred_interval where employee_id = '"
                                + officer + "')")
                        == 0);
    }

    private long minutes() {
        return results.number("select round(minutes)::int from shift_minutes where employee_id = '" + officer + "'");
    }
}
