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
import java.util.UUID;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The roster, an exemption or a limit changes after the finding opened: the finding is updated, and restored again. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class CorrectionsIT {
    private static final Instant START = Instant.parse("2026-11-06T12:00:00Z");
    private static final Instant END = Instant.parse("2026-11-06T22:00:00Z");
    private static final Instant VISIT = START.plus(Duration.ofHours(2));

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    private String officer = "";
    private String unit = "";
    private int revision;

    @BeforeEach
    void officerWithAnAlert() {
        officer = "C" + UUID.randomUUID().toString().substring(0, 8);
        unit = "Unit " + officer;
        DepartmentFixtures.employs(officer, unit, "");
        DepartmentFixtures.rosters(officer, START, END);
        DepartmentFixtures.limits(unit, 30);
        var visit = AccessFixtures.facebookVisit(officer, VISIT, 60);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
        revision = results.finding(officer).getInt("revision");
    }

    @Test
    void shouldWithdrawAndReopenWithTheSameFiguresWhenTheShiftIsRemovedAndEnteredAgain() {
        String before = results.minutesRows(officer);

        DepartmentFixtures.takesOffTheRoster(officer, START);
        var withdrawn = results.awaitRevision(officer, revision + 1);

        assertThat(withdrawn.getString("state")).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.getList("history.cause", String.class)).endsWith("ROSTER");
        assertThat(results.minutesRows(officer)).isEqualTo("none");

        DepartmentFixtures.rosters(officer, START, END);
        var reopened = results.awaitRevision(officer, revision + 2);

        assertThat(reopened.getString("state")).isEqualTo("OPEN");
        assertThat(reopened.getList("history.change", String.class)).endsWith("WITHDRAWN", "REOPENED");
        assertThat(results.minutesRows(officer)).isEqualTo(before);
    }

    @Test
    void shouldNoLongerReportOffDutyMinutesWhenOvertimeIsAddedBesideTheShift() {
        var after = AccessFixtures.facebookVisit(officer, END.plus(Duration.ofMinutes(20)), 10);
        topics.publishAccesses(after);
        results.awaitEvaluated(
                officer, AccessFixtures.facebookVisit(officer, VISIT, 60).size() + after.size());
        assertThat(results.minutesRows(officer)).contains("OFF_DUTY");

        DepartmentFixtures.rosters(officer, END, END.plus(Duration.ofHours(2)));

        await("no minutes off duty are left")
                .atMost(Results.PATIENCE)
                .until(() -> !results.minutesRows(officer).contains("OFF_DUTY"));
    }

    @Test
    void shouldLowerTheFindingWhenABreakIsEntered() {
        DepartmentFixtures.rosters(officer, START, END, VISIT, VISIT.plus(Duration.ofMinutes(15)));

        var lowered = results.awaitRevision(officer, revision + 1);

        assertThat(lowered.getList("history.change", String.class)).endsWith("LOWERED");
        assertThat(lowered.getList("excluded.reason", String.class)).contains("BREAK");
    }

    @Test
    void shouldLowerTheFindingWhenOfficialBusinessIsExempted() {
        DepartmentFixtures.exempts(officer, VISIT, VISIT.plus(Duration.ofMinutes(20)));

        var lowered = results.awaitRevision(officer, revision + 1);

        assertThat(lowered.getDouble("minutes.low")).isLessThan(45);
        assertThat(lowered.getList("history.change", String.class)).endsWith("LOWERED");
        assertThat(lowered.getList("history.cause", String.class)).endsWith("EXEMPTION");
        assertThat(lowered.getList("excluded.reason", String.class)).contains("EXEMPT");
    }

    @Test
    void shouldReviseThenWithdrawWhenTheLimitIsRaised() {
        DepartmentFixtures.limits(unit, 40);
        var revised = results.awaitRevision(officer, revision + 1);

        assertThat(revised.getList("history.change", String.class)).endsWith("REVISED");
        assertThat(revised.getDouble("limit_minutes")).isEqualTo(40.0);

        DepartmentFixtures.limits(unit, 600);
        var withdrawn = results.awaitRevision(officer, revision + 2);

        assertThat(withdrawn.getString("state")).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.getList("history.cause", String.class)).endsWith("POLICY", "POLICY");
    }

    @Test
    void shouldShowTheNoticesWithTheFindingWhenNotificationPublishesThem() {
        String finding = results.finding(officer).getString("finding_id");
        String notice = UUID.randomUUID().toString();

        topics.publish("notification.notice-changed.v1", officer, notice(notice, finding, 2, "ACKNOWLEDGED"));
        topics.publish("notification.notice-changed.v1", officer, notice(notice, finding, 1, "PENDING"));
        topics.publish(
                "notification.notice-changed.v1",
                officer,
                notice(UUID.randomUUID().toString(), finding, 1, "TOLD"));

        await("two notices")
                .atMost(Results.PATIENCE)
                .until(() -> results.finding(officer).getList("notices").size() == 2);
        List<String> states = results.finding(officer).getList("notices.state", String.class);
        assertThat(states).containsExactlyInAnyOrder("ACKNOWLEDGED", "TOLD");
    }

    private String notice(String id, String finding, int version, String state) {
        return """
                {"notice_id":"%s","finding_id":"%s","employee_id":"%s","version":%d,
                 "recipient":{"kind":"SUPERVISOR","employee_id":"E010"},"state":"%s","channel":"mail",
                 "told_revision":1,"told_at":"2026-11-06T15:00:00.000Z","acknowledged_at":null,
                 "acknowledged_by":null,"comment":null}
                """.formatted(id, finding, officer, version, state);
    }
}
