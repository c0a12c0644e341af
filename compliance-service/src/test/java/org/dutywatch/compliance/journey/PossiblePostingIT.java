package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Findings about possible posting on duty (clause IV.B). No limit is in force here, and none is needed. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class PossiblePostingIT {
    private static final Instant START = Instant.parse("2026-11-07T12:00:00Z");
    private static final Instant END = Instant.parse("2026-11-07T22:00:00Z");
    private static final Instant UPLOAD = START.plus(Duration.ofHours(3));

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    private String officer = "";

    @BeforeEach
    void officerWhoUploadsOnDuty() {
        officer = "P" + UUID.randomUUID().toString().substring(0, 8);
        DepartmentFixtures.employs(officer, "Unit " + officer, "");
        DepartmentFixtures.rosters(officer, START, END);
        topics.publishAccesses(List.of(AccessFixtures.upload(officer, UPLOAD)));
        results.awaitRevision(officer, 1);
    }

    @Test
    void shouldOpenASeparateReviewThatStatesWhatIsNotKnown() {
        var finding = results.finding(officer);

        assertThat(finding.getString("rule")).isEqualTo("POSSIBLE_POSTING_ON_DUTY");
        assertThat(finding.getString("clause")).isEqualTo("IV.B");
        assertThat(finding.getString("tier")).isEqualTo("REVIEW");
        assertThat(finding.getInt("indications.count")).isEqualTo(1);
        assertThat(finding.getList("indications.sites", String.class)).containsExactly("facebook");
        assertThat(finding.getString("indications.first")).startsWith("2026-11-07T15:00:00");
        assertThat(finding.getString("statement"))
                .contains("Possible posting", "not known and never stored")
                .doesNotContain("minutes", "limit", "violat");
        assertThat(finding.getMap("$")).doesNotContainKey("limit_minutes");
        assertThat(String.join(" ", finding.getList("not_known", String.class)))
                .contains("Whether anything was posted");
    }

    @Test
    void shouldPublishOnceAndRaiseOnlyWhenMoreIsIndicated() {
        var again = AccessFixtures.upload(officer, UPLOAD);
        var more = AccessFixtures.upload(officer, UPLOAD.plusSeconds(600));
        var visit = AccessFixtures.facebookVisit(officer, UPLOAD.plusSeconds(3_600), 5);

        topics.publishAccesses(List.of(again));
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, 1 + visit.size());
        assertThat(results.finding(officer).getInt("revision")).isEqualTo(1);
        topics.publishAccesses(List.of(more));

        var raised = results.awaitRevision(officer, 2);
        assertThat(raised.getList("history.change", String.class)).containsExactly("OPENED", "RAISED");
        assertThat(raised.getList("history.indications.count", Integer.class)).containsExactly(1, 2);
        assertThat(raised.getDouble("minutes.point")).isPositive();
        Awaitility.await("both revisions on the topic")
                .atMost(Results.PATIENCE)
                .until(() ->
                        topics.findingEvents(raised.getString("finding_id")).size() == 2);
        var event = topics.findingEvents(raised.getString("finding_id")).get(1);
        assertThat(event.path("indications").path("count").asInt()).isEqualTo(2);
        assertThat(event.path("limit_minutes").asDouble()).isZero();
    }

    @Test
    void shouldWithdrawWhenASupervisorDirectedIt() {
        DepartmentFixtures.exempts(officer, UPLOAD.minusSeconds(60), UPLOAD.plusSeconds(60));

        var withdrawn = results.awaitRevision(officer, 2);
        assertThat(withdrawn.getString("state")).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.getList("history.cause", String.class)).endsWith("EXEMPTION");
        assertThat(withdrawn.getInt("indications.count")).isZero();
    }

    @Test
    void shouldWithdrawWhenTheRosterHasNoSuchShiftAnyMore() {
        DepartmentFixtures.takesOffTheRoster(officer, START);

        var withdrawn = results.awaitRevision(officer, 2);
        assertThat(withdrawn.getString("state")).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.getList("history.cause", String.class)).endsWith("ROSTER");
    }

    @Test
    void shouldExistBesideTheFindingAboutMinutesAndBeListedByItsRule() {
        DepartmentFixtures.limits("Unit " + officer, 5);
        var visit = AccessFixtures.facebookVisit(officer, START.plusSeconds(600), 30);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, 1 + visit.size());

        listed("POSSIBLE_POSTING_ON_DUTY").body("items.clause", contains("IV.B"));
        listed("ON_DUTY_ACCESS_PER_SHIFT")
                .body("items.tier", contains("ALERT"))
                .body("items.findAll { it.indications != null }", empty());
        DepartmentFixtures.as(DepartmentFixtures.auditor())
                .queryParam("rule", "NO_SUCH_RULE")
                .get("/api/v1/findings")
                .then()
                .statusCode(404);
    }

    private io.restassured.response.ValidatableResponse listed(String rule) {
        return DepartmentFixtures.as(DepartmentFixtures.auditor())
                .queryParam("employee_id", officer)
                .queryParam("rule", rule)
                .get("/api/v1/findings")
                .then()
                .statusCode(200);
    }
}
