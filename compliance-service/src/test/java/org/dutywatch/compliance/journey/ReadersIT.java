package org.dutywatch.compliance.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

/** Checks which roles may read what, and whether they see names or pseudonyms. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class ReadersIT {
    private static final Instant START = Instant.parse("2026-11-08T12:00:00Z");
    private static final String RANGE = "from=2026-11-08T00:00:00Z&to=2026-11-09T00:00:00Z";
    /** Dashboards show whole months that have ended. */
    private static final String MONTH = "from=2026-10-01T05:00:00Z&to=2026-11-01T05:00:00Z";

    private static final List<String> ROLES = List.of(
            "log-feeder",
            "network-admin",
            "roster-admin",
            "supervisor",
            "administrator",
            "chief",
            "employee",
            "auditor");
    private static final Set<String> READERS = Set.of("supervisor", "administrator", "chief", "employee", "auditor");

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    private String boss = "";
    private String sergeant = "";
    private String officer = "";
    private String finding = "";

    @BeforeEach
    void chainOfCommandWithAFinding() {
        String tag = UUID.randomUUID().toString().substring(0, 6);
        boss = "RB" + tag;
        sergeant = "RS" + tag;
        officer = "RO" + tag;
        DepartmentFixtures.employs(boss, "Unit " + tag, "");
        DepartmentFixtures.employs(sergeant, "Unit " + tag, boss);
        DepartmentFixtures.employs(officer, "Unit " + tag, sergeant);
        DepartmentFixtures.rosters(officer, START, START.plus(Duration.ofHours(10)));
        DepartmentFixtures.limits("Unit " + tag, 30);
        var visit = AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(1)), 45);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
        finding = results.finding(officer).getString("finding_id");
    }

    @Test
    void shouldRefuseEveryOtherRoleAndRequestsWithoutAToken() {
        var endpoints = List.of(
                "/api/v1/minutes?" + RANGE,
                "/api/v1/findings",
                "/api/v1/findings/" + finding,
                "/api/v1/findings/" + finding + "/evidence",
                "/api/v1/findings/" + finding + "/timeline.svg",
                "/api/v1/minutes/" + officer + "/" + START + "/explain",
                "/api/v1/minutes/" + officer + "/" + START + "/timeline.svg",
                "/api/v1/dashboard/summary?" + MONTH);
        List<String> wrong = new ArrayList<>();
        for (String endpoint : endpoints) {
            if (given().get(endpoint).statusCode() != 401) {
                wrong.add(endpoint + " without a token");
            }
            for (String role : ROLES) {
                int expected = allowed(endpoint).contains(role) && !isMasked(endpoint, role) ? 200 : 403;
                String token = tokenOf(officerOrBoss(role), role);
                int status = DepartmentFixtures.as(token)
                        .get(endpoint.replace(finding, ShownIds.forToken(token, finding)))
                        .statusCode();
                if (status != expected) {
                    wrong.add(endpoint + " as " + role + " answers " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Set<String> allowed(String endpoint) {
        return endpoint.contains("dashboard") ? Set.of("administrator", "chief", "auditor") : READERS;
    }

    /** Administrators ask for an explanation by the pseudonym, and get no picture, which has times. */
    private boolean isMasked(String endpoint, String role) {
        return (endpoint.startsWith("/api/v1/minutes/" + officer) || endpoint.endsWith("/timeline.svg"))
                && Set.of("administrator", "chief").contains(role);
    }

    /** The finding is the officer's: he may read it as an employee, his boss as a supervisor. */
    private String officerOrBoss(String role) {
        return role.equals("employee") ? officer : boss;
    }

    @Test
    void shouldShowASupervisorHisChainByNameAndNobodyElse() {
        var rows = DepartmentFixtures.as(tokenOf(sergeant, "supervisor"))
                .get("/api/v1/minutes?" + RANGE)
                .jsonPath();

        assertThat(rows.getList("items.employee_id", String.class)).containsExactly(officer);
        assertThat(rows.getString("items[0].name")).isEqualTo("Officer " + officer);
        String stranger = "RX" + officer;
        DepartmentFixtures.employs(stranger, "elsewhere", "");
        DepartmentFixtures.as(tokenOf(stranger, "supervisor"))
                .get("/api/v1/findings/" + finding)
                .then()
                .statusCode(403);
    }

    @Test
    void shouldShowAnEmployeeOnlyHimself() {
        var own = DepartmentFixtures.as(tokenOf(officer, "employee")).get("/api/v1/minutes?" + RANGE);

        assertThat(own.jsonPath().getList("items.employee_id", String.class)).containsExactly(officer);
        assertThat(own.header("Cache-Control")).contains("no-store");
        for (String path : List.of("/api/v1/findings/" + finding, "/api/v1/findings/" + finding + "/evidence")) {
            DepartmentFixtures.as(tokenOf(sergeant, "employee"))
                    .get(path)
                    .then()
                    .statusCode(403);
        }
        DepartmentFixtures.as(tokenOf(sergeant, "employee"))
                .get("/api/v1/minutes?" + RANGE + "&employee_id=" + officer)
                .then()
                .statusCode(403);
    }

    @Test
    void shouldShowAnAdministratorPseudonymsAndNamesOnlyUnderAnUnmasking() {
        String standards = TestTokens.of("journey-standards", "administrator");
        String shown = ShownIds.forToken(standards, finding);

        String pseudonymous = DepartmentFixtures.as(standards)
                .get("/api/v1/findings/" + shown)
                .asString();
        assertThat(pseudonymous).contains("P-").doesNotContain(officer, "first_access", "last_access");
        assertThat(new JsonPath(pseudonymous).getString("opened_at")).matches(".*T0[56]:00:00Z");
        assertThat(new JsonPath(pseudonymous).getList("history.changed_at", String.class))
                .allMatch(time -> time.matches(".*T0[56]:00:00Z"));
        String evidence = DepartmentFixtures.as(standards)
                .get("/api/v1/findings/" + shown + "/evidence")
                .asString();
        assertThat(evidence).doesNotContain("\"" + officer + "\"");
        assertThat(DepartmentFixtures.as(standards)
                        .get("/api/v1/minutes?" + RANGE)
                        .asString())
                .doesNotContain(officer)
                .contains("P-");
        DepartmentFixtures.as(standards)
                .get("/api/v1/minutes?" + RANGE + "&employee_id=" + officer)
                .then()
                .statusCode(403);
        UnmaskingFixtures.unmasksFinding(standards, shown);
        var named = DepartmentFixtures.as(standards)
                .get("/api/v1/findings/" + shown)
                .jsonPath();
        assertThat(named.getString("employee_id")).isEqualTo(officer);
    }

    @Test
    void shouldGiveCsvWithTheAgreedColumnsFirstAndNoFormulaWhenAskedForIt() {
        results.change("update shift_minutes set catalogue = '=cmd()' where employee_id = '" + officer + "'");

        var csv = DepartmentFixtures.as(DepartmentFixtures.auditor())
                .accept("text/csv")
                .get("/api/v1/minutes?" + RANGE + "&employee_id=" + officer);

        assertThat(csv.contentType()).startsWith("text/csv");
        var lines = csv.asString().lines().toList();
        assertThat(lines.get(0)).startsWith("employee_id,shift_start,shift_end,minutes_low,minutes,minutes_high,");
        assertThat(lines.get(1)).startsWith(officer + ",2026-11-08T12:00:00Z,2026-11-08T22:00:00Z,");
        assertThat(lines.get(1)).contains(",'=cmd(),").contains("facebook ");
    }

    @Test
    void shouldAnswerInvalidParametersWithAProblem() {
        for (String query : List.of("", "?from=yesterday&to=2026-11-09T00:00:00Z", "?" + RANGE + "&page_token=!")) {
            DepartmentFixtures.as(DepartmentFixtures.auditor())
                    .get("/api/v1/minutes" + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/findings/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    private static String tokenOf(String employeeId, String role) {
        String mail = employeeId.toLowerCase(Locale.ROOT) + "@ridgemont-pd.example";
        return TestTokens.withSubject("user-" + employeeId, mail, role);
    }
}
