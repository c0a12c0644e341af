package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
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
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** Two people decide what counts as duty. These rules are in force long before or after the shifts of other tests. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class DutyRulesIT {
    private static final String AUTHOR = TestTokens.of("standards", "administrator");
    private static final String CHIEF = TestTokens.of("chief", "chief");

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    @Test
    void shouldApplyToShiftsFromItsDateOnceASecondPersonApproves() {
        String officer = officer("2095-03-02", "DETAIL", "2095-02-28", "DETAIL");
        String id = draft(true, false, "2095-03-01T00:00:00Z");
        assertThat(states(officer)).containsExactly("ON_DUTY", "BREAK", "ON_DUTY", "ON_DUTY", "BREAK", "ON_DUTY");

        approve(AUTHOR, id).statusCode(422).contentType("application/problem+json");
        approve(CHIEF, "nonsense").statusCode(404);
        approve(CHIEF, id).statusCode(200).body("state", equalTo("approved")).body("approver", equalTo("chief"));
        approve(CHIEF, id).statusCode(409);

        assertThat(states(officer)).containsExactly("ON_DUTY", "BREAK", "ON_DUTY");
        approve(CHIEF, draft(true, true, "2095-03-01T00:00:00Z")).statusCode(200);
        assertThat(states(officer)).containsExactly("ON_DUTY", "BREAK", "ON_DUTY", "ON_DUTY");
        approve(CHIEF, draft(false, true, "2095-03-01T00:00:00Z")).statusCode(200);
        DepartmentFixtures.as(TestTokens.of("auditor", "auditor"))
                .get("/api/v1/duty-rules")
                .then()
                .statusCode(200)
                .body("items.rule_id", hasItem(id));
    }

    @Test
    void shouldRefuseAHarsherRuleForThePast() {
        approve(CHIEF, draft(true, true, "2026-01-01T00:00:00Z"))
                .statusCode(422)
                .body("detail", containsString("a rule that adds duty takes effect at its approval at the earliest"));
    }

    @Test
    void shouldApplyAMilderRuleToThePastAndEvaluateTheShiftsAgain() {
        Instant start = Instant.parse("2004-01-10T12:00:00Z");
        approve(CHIEF, draft(false, true, "2004-02-01T00:00:00Z")).statusCode(200);
        String officer = officer("2004-01-10", "DETAIL", "2004-02-10", "DETAIL");
        var visit = AccessFixtures.facebookVisit(officer, start.plus(Duration.ofHours(2)), 30);
        var later = AccessFixtures.facebookVisit(officer, Instant.parse("2004-02-10T14:00:00Z"), 30);
        topics.publishAccesses(visit);
        topics.publishAccesses(later);
        results.awaitEvaluated(officer, visit.size() + later.size());
        assertThat(withMinutes(officer)).isEqualTo(2);

        approve(CHIEF, draft(false, false, "2004-01-01T00:00:00Z")).statusCode(200);

        await("no minutes on the detail").atMost(Results.PATIENCE).until(() -> withMinutes(officer) == 1);
    }

    private long withMinutes(String officer) {
        return results.number(
                "select count(*) from shift_minutes where minutes > 0 and employee_id = '" + officer + "'");
    }

    /** Days of 12:00 to 22:00 UTC with a break from 17:00 to 17:30. */
    private static String officer(String day, String kind, String otherDay, String otherKind) {
        String officer = "B-R" + UUID.randomUUID().toString().substring(0, 8);
        DepartmentFixtures.employs(officer, "Unit " + officer, "");
        DepartmentFixtures.as(TestTokens.of("journey-clerk", "roster-admin"))
                .contentType("text/csv")
                .body("employee_id,start,end,kind,break_start,break_end\n" + row(officer, day, kind)
                        + row(officer, otherDay, otherKind))
                .post("/api/v1/roster/import")
                .then()
                .statusCode(200);
        return officer;
    }

    private static String row(String officer, String day, String kind) {
        return "%1$s,%2$sT12:00:00Z,%2$sT22:00:00Z,%3$s,%2$sT17:00:00Z,%2$sT17:30:00Z%n".formatted(officer, day, kind);
    }

    private static List<String> states(String officer) {
        return DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/duty?from=2095-02-25T00:00:00Z&to=2095-03-05T00:00:00Z&employee_id=" + officer)
                .then()
                .statusCode(200)
                .extract()
                .path("items.state");
    }

    private static String draft(boolean breaks, boolean details, String from) {
        return DepartmentFixtures.as(AUTHOR)
                .contentType("application/json")
                .body("{\"breaks_count\":" + breaks + ",\"details_count\":" + details + ",\"effective_from\":\"" + from
                        + "\",\"note\":\"a test\"}")
                .post("/api/v1/duty-rules")
                .then()
                .statusCode(201)
                .body("state", equalTo("draft"))
                .extract()
                .path("rule_id");
    }

    private static ValidatableResponse approve(String token, String id) {
        return DepartmentFixtures.as(token)
                .post("/api/v1/duty-rules/" + id + "/approve")
                .then();
    }
}
