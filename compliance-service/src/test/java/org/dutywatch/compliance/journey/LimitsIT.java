package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits per window and week, notice levels, the scope of limits, and dry runs of a draft. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class LimitsIT {
    /** A Monday, midnight in Chicago. */
    private static final Instant WEEK = Instant.parse("2026-09-14T05:00:00Z");

    private static final Duration TEN_HOURS = Duration.ofHours(10);

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    private String officer = "";
    private String unit = "";

    @BeforeEach
    void officerOfAUnitOfHisOwn() {
        officer = "E-L" + UUID.randomUUID().toString().substring(0, 8);
        unit = "Limits " + officer;
        DepartmentFixtures.employs(officer, unit, "");
    }

    @Test
    void shouldAlertWhenAWindowIsOverItsLimitAndTheShiftIsNot() {
        approvedPolicy(
                "\"limit_minutes_per_shift\": 60, \"windows\": [{\"window_minutes\": 60, \"limit_minutes\": 10}]");
        DepartmentFixtures.rosters(officer, shift(0), shift(0).plus(TEN_HOURS));

        visits(officer, shift(0).plus(Duration.ofHours(2)), 25);

        var finding = onlyFinding(officer);
        assertThat(finding.getString("rule")).isEqualTo("ON_DUTY_ACCESS_PER_WINDOW");
        assertThat(finding.getString("tier")).isEqualTo("ALERT");
        assertThat(finding.getDouble("limit_minutes")).isEqualTo(10);
        assertThat(finding.getInt("terms.window_minutes")).isEqualTo(60);
        assertThat(finding.getString("terms.from"))
                .isEqualTo(shift(0).plus(Duration.ofHours(2)).toString());
        assertThat(finding.getString("statement")).contains("against a limit of 10.0 in any 60 minutes");
        assertThat(finding.getString("versions.policy")).startsWith("policy-");
        assertThat(finding.getString("regulation.class_letter")).isEqualTo("A");
        assertThat(finding.getString("regulation.href")).isEqualTo("/api/v1/regulations/IV.C");
        String id = finding.getString("finding_id");
        await("the finding is published")
                .atMost(Results.PATIENCE)
                .until(() -> topics.findingEvents(id).size() == finding.getInt("revision"));
        var events = topics.findingEvents(id);
        assertThat(events.get(events.size() - 1).path("rule").asText()).isEqualTo("ON_DUTY_ACCESS_PER_WINDOW");
        assertThat(events.get(events.size() - 1)
                        .path("terms")
                        .path("window_minutes")
                        .asInt())
                .isEqualTo(60);
    }

    @Test
    void shouldAskForAReviewWhenOnlyTheNoticeLevelIsReached() {
        approvedPolicy("\"limit_minutes_per_shift\": 90, \"notice_minutes_per_shift\": 10");
        DepartmentFixtures.rosters(officer, shift(0), shift(0).plus(TEN_HOURS));

        visits(officer, shift(0).plus(Duration.ofHours(2)), 30);

        var finding = onlyFinding(officer);
        assertThat(finding.getString("tier")).isEqualTo("REVIEW");
        assertThat(finding.getString("terms.why")).isEqualTo("NOTICE_LEVEL");
        assertThat(finding.getString("statement")).contains("reached the notice level of 10.0");
    }

    @Test
    void shouldLimitOnlyTheShiftKindsThatThePolicyNames() {
        approvedPolicy("\"limit_minutes_per_shift\": 5, \"kinds\": [\"DETAIL\"]");
        DepartmentFixtures.rosters(officer, shift(0), shift(0).plus(TEN_HOURS));

        visits(officer, shift(0).plus(Duration.ofHours(2)), 30);

        assertThat(findings(officer)).isEmpty();
    }

    @Test
    void shouldCountOnlyTheSitesOfTheCategory() {
        approvedPolicy("\"limit_minutes_per_shift\": 1, \"site_categories\": [\"DATING\"]");
        String social = approvedPolicy("\"limit_minutes_per_shift\": 5, \"site_categories\": [\"SOCIAL_NETWORK\"]");
        DepartmentFixtures.rosters(officer, shift(0), shift(0).plus(TEN_HOURS));

        visits(officer, shift(0).plus(Duration.ofHours(2)), 30);

        var finding = onlyFinding(officer);
        assertThat(finding.getList("terms.site_categories", String.class)).containsExactly("SOCIAL_NETWORK");
        assertThat(finding.getList("terms.sites", String.class)).contains("facebook", "x");
        assertThat(finding.getString("versions.policy")).isEqualTo("policy-" + version(social));
    }

    @Test
    void shouldFindTheSameOfAWeekWhateverTheOrderOfItsLines() {
        approvedPolicy("\"limit_minutes_per_week\": 40");
        String other = "E-M" + officer.substring(3);
        DepartmentFixtures.employs(other, unit, "");
        for (int day : List.of(0, 1, 2)) {
            DepartmentFixtures.rosters(officer, shift(day), shift(day).plus(TEN_HOURS));
            DepartmentFixtures.rosters(other, shift(day), shift(day).plus(TEN_HOURS));
        }
        for (int day : List.of(0, 1, 2)) {
            visits(officer, shift(day).plus(Duration.ofHours(3)), 30);
        }
        for (int day : List.of(2, 0, 1)) {
            visits(other, shift(day).plus(Duration.ofHours(3)), 30);
        }

        var inOrder = onlyFinding(officer);
        var shuffled = onlyFinding(other);

        assertThat(inOrder.getString("rule")).isEqualTo("ON_DUTY_ACCESS_PER_WEEK");
        assertThat(inOrder.getString("tier")).isEqualTo("ALERT");
        assertThat(inOrder.getString("shift.start")).isEqualTo(shift(1).toString());
        assertThat(inOrder.getString("terms.from")).isEqualTo(WEEK.toString());
        for (String same : List.of("tier", "shift", "minutes", "sites", "excluded", "terms", "first_access")) {
            assertThat(shuffled.<Object>get(same)).as(same).isEqualTo(inOrder.get(same));
        }
        DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/findings/" + inOrder.getString("finding_id") + "/bundle")
                .then()
                .statusCode(409)
                .body("detail", containsString("several shifts"));

        DepartmentFixtures.takesOffTheRoster(officer, shift(0));
        await("the finding names the third shift of the week")
                .atMost(Results.PATIENCE)
                .until(() -> onlyFinding(officer).getString("shift.start").equals(shift(2).toString()));
    }

    @Test
    void shouldExportABundleOfAFindingAboutAWindow() {
        approvedPolicy("\"windows\": [{\"window_minutes\": 60, \"limit_minutes\": 10}]");
        DepartmentFixtures.rosters(officer, shift(0), shift(0).plus(TEN_HOURS));
        visits(officer, shift(0).plus(Duration.ofHours(2)), 25);

        DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/findings/" + onlyFinding(officer).getString("finding_id") + "/bundle")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldRefuseAHarsherLimitForThePastAndLetAMilderOneReachBack() {
        approvedPolicy("\"limit_minutes_per_shift\": 40");
        DepartmentFixtures.rosters(officer, shift(0), shift(0).plus(TEN_HOURS));
        visits(officer, shift(0).plus(Duration.ofHours(2)), 25);

        approve(draft("\"limit_minutes_per_shift\": 39"))
                .statusCode(422)
                .body("detail", containsString("never harsher for the past"));
        approve(draft("\"limit_minutes_per_shift\": 40, \"windows\": [{\"window_minutes\": 60,"
                        + " \"limit_minutes\": 50}]"))
                .statusCode(422);
        approve(draft("\"limit_minutes_per_shift\": 50")).statusCode(200);
        approve(draft("\"limit_minutes_per_shift\": 10", "2031-01-01T06:00:00Z"))
                .statusCode(200);
        assertThat(findings(officer)).isEmpty();
    }

    @Test
    void shouldFindWhatTheDryRunCountedWhenTheDraftIsApproved() {
        String second = "E-N" + officer.substring(3);
        DepartmentFixtures.employs(second, unit, "");
        for (String one : List.of(officer, second)) {
            DepartmentFixtures.rosters(one, shift(0), shift(0).plus(TEN_HOURS));
            DepartmentFixtures.rosters(one, shift(1), shift(1).plus(TEN_HOURS));
        }
        visits(officer, shift(0).plus(Duration.ofHours(2)), 30);
        visits(officer, shift(1).plus(Duration.ofHours(2)), 30);
        visits(second, shift(1).plus(Duration.ofHours(2)), 12);
        String draft = draft("\"limit_minutes_per_shift\": 20, \"notice_minutes_per_shift\": 5,"
                + " \"windows\": [{\"window_minutes\": 30, \"limit_minutes\": 15}], \"limit_minutes_per_week\": 45");

        var counted = dryRun(draft);

        assertThat(findings(officer)).isEmpty();
        approve(draft).statusCode(200);
        awaitEvaluated(officer);
        awaitEvaluated(second);
        List<Map<String, Object>> opened = new ArrayList<>(findings(officer));
        opened.addAll(findings(second));
        assertThat(opened).isNotEmpty();
        for (String tier : List.of("ALERT", "REVIEW")) {
            long count =
                    opened.stream().filter(one -> tier.equals(one.get("tier"))).count();
            assertThat(counted.getLong("draft." + (tier.equals("ALERT") ? "alerts" : "reviews")))
                    .as(tier)
                    .isEqualTo(count);
        }
        assertThat(counted.getInt("shifts")).isEqualTo(4);
        assertThat(counted.getInt("in_force.alerts") + counted.getInt("in_force.reviews"))
                .isZero();
        assertThat(dryRun(draft).<Object>get("in_force")).isEqualTo(counted.get("draft"));
    }

    @Test
    void shouldRefuseLimitsThatMakeNoSense() {
        post("\"limit_minutes_per_week\": null", "2026-09-01T05:00:00Z")
                .statusCode(400)
                .body("detail", containsString("at least one of"));
        post("\"limit_minutes_per_shift\": 30, \"notice_minutes_per_shift\": 30", "2026-09-01T05:00:00Z")
                .statusCode(400)
                .body("detail", containsString("notice_minutes_per_shift"));
        post("\"windows\": [{\"window_minutes\": 10, \"limit_minutes\": 10}]", "2026-09-01T05:00:00Z")
                .statusCode(400)
                .body("detail", containsString("can never be exceeded"));
        post("\"limit_minutes_per_shift\": 30, \"kinds\": [\"LEAVE\"]", "2026-09-01T05:00:00Z")
                .statusCode(400)
                .body("detail", containsString("LEAVE"));
        post("\"limit_minutes_per_shift\": 30, \"site_categories\": [\"GAMES\"]", "2026-09-01T05:00:00Z")
                .statusCode(400)
                .body("detail", containsString("GAMES"));
        DepartmentFixtures.as(TestTokens.of("limits-auditor", "auditor"))
                .contentType("application/json")
                .body("{\"from\": \"2026-09-15T05:00:00Z\", \"to\": \"2026-09-14T05:00:00Z\"}")
                .post("/api/v1/policies/" + UUID.randomUUID() + "/dry-run")
                .then()
                .statusCode(400);
    }

    @Test
    void shouldShowAnAdministratorNoUnitAndOnlyWholeWeeksThatHaveEnded() {
        String draft = post("\"limit_minutes_per_shift\": 30", "2026-09-01T05:00:00Z")
                .statusCode(201)
                .extract()
                .path("policy_id");

        var answer = dryRunAsAdministrator(draft, WEEK, WEEK.plus(Duration.ofDays(7)));
        // 422 where the shifts of that week are of fewer than five employees.
        answer.statusCode(oneOf(200, 422));
        assertThat(answer.extract().asString()).doesNotContain(unit);

        dryRunAsAdministrator(draft, WEEK, WEEK.plus(Duration.ofDays(8))).statusCode(400);
        dryRunAsAdministrator(draft, WEEK.plusSeconds(1), WEEK.plus(Duration.ofDays(7)))
                .statusCode(400);
        dryRunAsAdministrator(draft, Instant.parse("2190-01-04T06:00:00Z"), Instant.parse("2190-01-11T06:00:00Z"))
                .statusCode(400);
    }

    private static ValidatableResponse dryRunAsAdministrator(String policy, Instant from, Instant to) {
        return DepartmentFixtures.as(TestTokens.of("limits-standards", "administrator"))
                .contentType("application/json")
                .body("{\"from\": \"" + from + "\", \"to\": \"" + to + "\"}")
                .post("/api/v1/policies/" + policy + "/dry-run")
                .then();
    }

    @Test
    void shouldShowTheClausesOfTheOrderToEverybody() {
        DepartmentFixtures.as(TestTokens.of("limits-officer", "employee"))
                .get("/api/v1/regulations")
                .then()
                .statusCode(200)
                .body("items.clause", hasItems("IV.A", "IV.B", "IV.C", "IV.G", "V.B"));
        DepartmentFixtures.as(TestTokens.of("limits-officer", "employee"))
                .get("/api/v1/regulations/IX.Z")
                .then()
                .statusCode(404);
    }

    private static Instant shift(int day) {
        return WEEK.plus(Duration.ofDays(day)).plus(Duration.ofHours(7));
    }

    private void visits(String who, Instant at, int minutes) {
        var visit = AccessFixtures.facebookVisit(who, at, minutes);
        long all = evidence(who) + visit.size();
        topics.publishAccesses(visit);
        results.awaitEvaluated(who, (int) all);
    }

    private long evidence(String who) {
        return results.number("select coalesce(sum(observations), 0) from evidence where employee_id = '" + who + "'");
    }

    private void awaitEvaluated(String who) {
        results.awaitEvaluated(who, (int) evidence(who));
    }

    private JsonPath dryRun(String policy) {
        var whole = DepartmentFixtures.as(TestTokens.of("limits-auditor", "auditor"))
                .contentType("application/json")
                .body("{\"from\": \"" + WEEK + "\", \"to\": \"" + WEEK.plus(Duration.ofDays(7)) + "\"}")
                .post("/api/v1/policies/" + policy + "/dry-run")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        whole.setRootPath("units.find { it.unit == '" + unit + "' }");
        return whole;
    }

    private static List<Map<String, Object>> findings(String who) {
        return DepartmentFixtures.as(DepartmentFixtures.auditor())
                .queryParam("employee_id", who)
                .get("/api/v1/findings")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    private JsonPath onlyFinding(String who) {
        assertThat(findings(who)).hasSize(1);
        return results.finding(who);
    }

    private String approvedPolicy(String limits) {
        String id = draft(limits);
        approve(id).statusCode(200);
        return id;
    }

    private String draft(String limits) {
        return draft(limits, "2026-09-01T05:00:00Z");
    }

    private String draft(String limits, String from) {
        return post(limits, from).statusCode(201).extract().path("policy_id");
    }

    private ValidatableResponse post(String limits, String from) {
        return DepartmentFixtures.as(TestTokens.of("limits-standards", "administrator"))
                .contentType("application/json")
                .body("{" + limits + ", \"unit\": \"" + unit + "\", \"effective_from\": \"" + from
                        + "\", \"note\": \"agreed\"}")
                .post("/api/v1/policies")
                .then();
    }

    private static ValidatableResponse approve(String policy) {
        return DepartmentFixtures.as(TestTokens.of("limits-chief", "chief"))
                .post("/api/v1/policies/" + policy + "/approve")
                .then();
    }

    private static int version(String policy) {
        return DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/policies")
                .then()
                .extract()
                .path("items.find { it.policy_id == '" + policy + "' }.version");
    }
}
