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
import java.util.Locale;
import java.util.UUID;
import org.dutywatch.compliance.people.access.ShownIds;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.compliance.testing.UnmaskingFixtures;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The explanation of a shift's minutes over REST, in JSON and as an SVG timeline. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class ExplanationIT {
    private static final Instant START = Instant.parse("2026-11-05T12:00:00Z");
    private static final Instant END = Instant.parse("2026-11-05T22:00:00Z");

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    private String sergeant = "";
    private String officer = "";

    @BeforeEach
    void officerWhoLookedAtFacebook() {
        String tag = UUID.randomUUID().toString().substring(0, 8);
        sergeant = "XS" + tag;
        officer = "XO" + tag;
        DepartmentFixtures.employs(sergeant, "Unit " + tag, "");
        DepartmentFixtures.employs(officer, "Unit " + tag, sergeant);
        DepartmentFixtures.rosters(
                officer, START, END, START.plus(Duration.ofHours(4)), START.plus(Duration.ofHours(5)));
        DepartmentFixtures.limits("Unit " + tag, 30);
        var visit = AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(2)), 40);
        var lunch = AccessFixtures.facebookVisit(officer, START.plus(Duration.ofMinutes(250)), 20);
        topics.publishAccesses(visit);
        topics.publishAccesses(lunch);
        results.awaitEvaluated(officer, visit.size() + lunch.size());
    }

    @Test
    void shouldExplainAShiftByItsStartWithoutAskingForAFinding() {
        var row = results.finding(officer);

        var why = DepartmentFixtures.as(token(sergeant, "supervisor"))
                .get(shift(officer) + "/explain")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .jsonPath();

        assertThat(why.getString("employee_id")).isEqualTo(officer);
        assertThat(why.getDouble("minutes.low")).isEqualTo(row.getDouble("minutes.low"));
        assertThat(why.getDouble("band.low.result")).isEqualTo(why.getDouble("minutes.low"));
        assertThat(why.getDouble("band.high.result")).isEqualTo(why.getDouble("minutes.high"));
        assertThat(why.getString("sites[0].site")).isEqualTo("facebook");
        assertThat(why.getList("sites[0].intervals")).hasSize(1);
        assertThat(why.getString("sources[0].source")).isEqualTo("hq-squid");
        assertThat(why.getInt("sources[0].accesses")).isPositive();
        assertThat(why.getInt("sources[0].contradicted")).isZero();
        assertThat(why.getList("sources[0].senders", String.class)).containsExactly("http:proxy-shipper");
        assertThat(why.getDouble("excluded.find { it.reason == 'BREAK' }.minutes"))
                .isPositive();
        assertThat(why.getList("excluded.find { it.reason == 'BREAK' }.intervals"))
                .isEmpty();
        assertThat(why.getString("confidence.meaning")).contains("user name");
        assertThat(why.getString("versions.policy")).startsWith("policy-");
        assertThat(Instant.parse(why.getString("versions.roster_recorded_at"))).isAfter(Instant.EPOCH);
        assertThat((Object) why.get("finding_id")).isNull();
    }

    @Test
    void shouldShowAPseudonymAndAuditAReadThatNamesThePerson() {
        String standards = TestTokens.of("explain-standards", "administrator");
        String pseudonym = DepartmentFixtures.as(standards)
                .get("/api/v1/findings/"
                        + ShownIds.forToken(standards, results.finding(officer).getString("finding_id")))
                .path("employee_id");

        String pseudonymous = DepartmentFixtures.as(standards)
                .get(shift(pseudonym) + "/explain")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        DepartmentFixtures.as(standards).get(shift(officer) + "/explain").then().statusCode(403);
        UnmaskingFixtures.unmasks(standards, officer);
        DepartmentFixtures.as(standards).get(shift(officer) + "/explain").then().statusCode(200);

        assertThat(pseudonymous).contains(pseudonym).doesNotContain(officer);
        await("the access in the audit trail")
                .atMost(Results.PATIENCE)
                .until(() -> DepartmentFixtures.as(DepartmentFixtures.auditor())
                        .queryParam("subject", officer)
                        .queryParam("actor", "explain-standards")
                        .get("/api/v1/audit")
                        .jsonPath()
                        .getList("items.action", String.class)
                        .equals(List.of("view_explanation", "request_unmasking", "view_explanation", "view_finding")));
    }

    @Test
    void shouldDrawATimelineWithoutScriptsAndExternalResources() {
        String finding = results.finding(officer).getString("finding_id");

        for (String path : List.of(shift(officer), "/api/v1/findings/" + finding)) {
            var picture = DepartmentFixtures.as(DepartmentFixtures.auditor())
                    .get(path + "/timeline.svg")
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
                    .extract();
            assertThat(picture.contentType()).startsWith("image/svg+xml");
            assertThat(picture.asString()).startsWith("<svg ").contains("facebook", "duty-free break");
        }
    }

    @Test
    void shouldRefuseTheTimelineToEverybodyElse() {
        DepartmentFixtures.as(token(officer, "employee"))
                .get(shift(sergeant) + "/timeline.svg")
                .then()
                .statusCode(403);
        DepartmentFixtures.as(token(officer, "employee"))
                .get(shift(officer) + "/timeline.svg")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldAnswerWithAProblemWhenThereIsNoSuchShift() {
        DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/minutes/" + officer + "/" + END + "/explain")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/minutes/" + officer + "/yesterday/timeline.svg")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void shouldStillExplainAFindingWhoseShiftIsGone() {
        String finding = results.finding(officer).getString("finding_id");
        DepartmentFixtures.takesOffTheRoster(officer, START);

        var why = DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/findings/" + finding + "/evidence")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(why.getString("statement")).contains("was removed from the roster");
        assertThat(why.getDouble("minutes.low")).isZero();
        DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/findings/" + finding + "/timeline.svg")
                .then()
                .statusCode(200);
    }

    private static String shift(String employee) {
        return "/api/v1/minutes/" + employee + "/" + START;
    }

    private static String token(String employeeId, String role) {
        String mail = employeeId.toLowerCase(Locale.ROOT) + "@ridgemont-pd.example";
        return TestTokens.withSubject("user-" + employeeId, mail, role);
    }
}
