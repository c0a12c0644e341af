package org.dutywatch.compliance;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dutywatch.testing.AnswerHeaders;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks for every endpoint which roles may call it. What the endpoints do is tested elsewhere. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class AccessControlIT {
    private static final List<String> ROLES = List.of(
            "log-feeder",
            "network-admin",
            "roster-admin",
            "supervisor",
            "administrator",
            "chief",
            "employee",
            "auditor");

    private static final Set<String> SIGNED_IN_PERSONS =
            Set.of("network-admin", "roster-admin", "supervisor", "administrator", "chief", "employee", "auditor");

    record SecuredEndpoint(String method, String path, String contentType, Set<String> allowedRoles) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<SecuredEndpoint> endpoints() {
        String csv = "text/csv";
        String json = "application/json";
        String day = "?from=2026-11-05T00:00:00Z&to=2026-11-06T00:00:00Z";
        String id = "00000000-0000-0000-0000-000000000000";
        String shift = "/api/v1/minutes/P-NOBODY00/2026-11-05T12:00:00Z";
        return Stream.of(
                new SecuredEndpoint("POST", "/api/v1/employees/import", csv, Set.of("roster-admin")),
                new SecuredEndpoint("GET", "/api/v1/employees", json, Set.of("roster-admin", "auditor")),
                new SecuredEndpoint("PUT", "/api/v1/employees/E-none", json, Set.of("roster-admin")),
                new SecuredEndpoint("GET", "/api/v1/employees/E-none", json, Set.of("roster-admin", "auditor")),
                new SecuredEndpoint(
                        "GET",
                        "/api/v1/employees/changes",
                        json,
                        Set.of("roster-admin", "administrator", "chief", "auditor")),
                new SecuredEndpoint(
                        "POST", "/api/v1/employees/changes/" + id + "/approve", json, Set.of("administrator", "chief")),
                new SecuredEndpoint(
                        "POST", "/api/v1/employees/changes/" + id + "/decline", json, Set.of("administrator", "chief")),
                new SecuredEndpoint("POST", "/api/v1/logins", json, Set.of("administrator", "chief")),
                new SecuredEndpoint("POST", "/api/v1/logins/import", csv, Set.of("administrator", "chief")),
                new SecuredEndpoint("DELETE", "/api/v1/logins/" + id, json, Set.of("administrator", "chief")),
                new SecuredEndpoint("GET", "/api/v1/logins", json, Set.of("administrator", "chief", "auditor")),
                new SecuredEndpoint(
                        "GET", "/api/v1/logins/requests", json, Set.of("administrator", "chief", "auditor")),
                new SecuredEndpoint(
                        "POST", "/api/v1/logins/requests/" + id + "/approve", json, Set.of("administrator", "chief")),
                new SecuredEndpoint(
                        "POST", "/api/v1/logins/requests/" + id + "/decline", json, Set.of("administrator", "chief")),
                new SecuredEndpoint("POST", "/api/v1/roster/import", csv, Set.of("roster-admin")),
                new SecuredEndpoint("POST", "/api/v1/roster/import", "text/calendar", Set.of("roster-admin")),
                new SecuredEndpoint("POST", "/api/v1/roster/feeds", json, Set.of("roster-admin")),
                new SecuredEndpoint("GET", "/api/v1/roster/feeds", json, Set.of("roster-admin", "auditor")),
                new SecuredEndpoint("GET", "/api/v1/roster/feeds/" + id, json, Set.of("roster-admin", "auditor")),
                new SecuredEndpoint("PUT", "/api/v1/roster/feeds/" + id, json, Set.of("roster-admin")),
                new SecuredEndpoint("DELETE", "/api/v1/roster/feeds/" + id, json, Set.of("roster-admin")),
                new SecuredEndpoint("POST", "/api/v1/roster/feeds/" + id + "/fetch", json, Set.of("roster-admin")),
                new SecuredEndpoint(
                        "GET", "/api/v1/roster/feeds/" + id + "/fetches", json, Set.of("roster-admin", "auditor")),
                new SecuredEndpoint("POST", "/api/v1/roster/shifts", json, Set.of("roster-admin")),
                new SecuredEndpoint(
                        "DELETE", "/api/v1/roster/shifts/E-none/2026-11-05T00:00:00Z", json, Set.of("roster-admin")),
                new SecuredEndpoint(
                        "GET",
                        "/api/v1/roster/corrections",
                        json,
                        Set.of("roster-admin", "administrator", "chief", "auditor")),
                new SecuredEndpoint(
                        "POST",
                        "/api/v1/roster/corrections/" + id + "/approve",
                        json,
                        Set.of("roster-admin", "supervisor", "administrator", "chief")),
                new SecuredEndpoint(
                        "POST",
                        "/api/v1/roster/corrections/" + id + "/decline",
                        json,
                        Set.of("roster-admin", "supervisor", "administrator", "chief")),
                new SecuredEndpoint(
                        "GET", "/api/v1/duty" + day + "&employee_id=E-none", json, Set.of("roster-admin", "auditor")),
                new SecuredEndpoint("POST", "/api/v1/roster/acting", json, Set.of("roster-admin")),
                new SecuredEndpoint("POST", "/api/v1/roster/acting/import", csv, Set.of("roster-admin")),
                new SecuredEndpoint("DELETE", "/api/v1/roster/acting/" + id, json, Set.of("roster-admin")),
                new SecuredEndpoint("GET", "/api/v1/roster/acting" + day, json, Set.of("roster-admin", "auditor")),
                new SecuredEndpoint(
                        "GET",
                        "/api/v1/roster/acting/requests",
                        json,
                        Set.of("roster-admin", "administrator", "chief", "auditor")),
                new SecuredEndpoint(
                        "POST",
                        "/api/v1/roster/acting/requests/" + id + "/approve",
                        json,
                        Set.of("supervisor", "administrator", "chief")),
                new SecuredEndpoint(
                        "POST",
                        "/api/v1/roster/acting/requests/" + id + "/decline",
                        json,
                        Set.of("supervisor", "administrator", "chief")),
                new SecuredEndpoint(
                        "GET",
                        "/api/v1/duty/supervisor?employee_id=E-none&at=2026-11-05T00:00:00Z",
                        json,
                        Set.of("roster-admin", "auditor")),
                new SecuredEndpoint("POST", "/api/v1/roster/swaps", json, Set.of("roster-admin")),
                new SecuredEndpoint("POST", "/api/v1/roster/extensions", json, Set.of("roster-admin")),
                new SecuredEndpoint("POST", "/api/v1/roster/call-outs", json, Set.of("roster-admin")),
                new SecuredEndpoint("POST", "/api/v1/roster/actuals/import", csv, Set.of("roster-admin")),
                new SecuredEndpoint(
                        "PUT",
                        "/api/v1/roster/shifts/E-none/2026-11-05T00:00:00Z/actual",
                        json,
                        Set.of("roster-admin")),
                new SecuredEndpoint(
                        "DELETE",
                        "/api/v1/roster/shifts/E-none/2026-11-05T00:00:00Z/actual",
                        json,
                        Set.of("roster-admin")),
                new SecuredEndpoint(
                        "GET",
                        "/api/v1/roster/changes" + day + "&employee_id=E-none",
                        json,
                        Set.of("roster-admin", "auditor")),
                new SecuredEndpoint(
                        "GET",
                        "/api/v1/duty/unknown" + day,
                        json,
                        Set.of("roster-admin", "administrator", "chief", "auditor")),
                new SecuredEndpoint("POST", "/api/v1/duty-rules", json, Set.of("administrator")),
                new SecuredEndpoint(
                        "POST", "/api/v1/duty-rules/" + id + "/approve", json, Set.of("chief", "administrator")),
                new SecuredEndpoint("GET", "/api/v1/duty-rules", json, Set.of("administrator", "chief", "auditor")),
                new SecuredEndpoint("POST", "/api/v1/exemptions/import", csv, Set.of("roster-admin")),
                new SecuredEndpoint("POST", "/api/v1/exemptions", json, Set.of("supervisor", "administrator")),
                new SecuredEndpoint(
                        "GET",
                        "/api/v1/exemptions" + day,
                        json,
                        Set.of("administrator", "chief", "auditor", "roster-admin")),
                new SecuredEndpoint(
                        "POST", "/api/v1/exemptions/" + id + "/revoke", json, Set.of("supervisor", "administrator")),
                new SecuredEndpoint(
                        "GET",
                        "/api/v1/exemptions/drafts",
                        json,
                        Set.of("administrator", "chief", "auditor", "roster-admin")),
                new SecuredEndpoint(
                        "POST",
                        "/api/v1/exemptions/drafts/" + id + "/approve",
                        json,
                        Set.of("supervisor", "administrator", "chief")),
                new SecuredEndpoint(
                        "POST",
                        "/api/v1/exemptions/drafts/" + id + "/decline",
                        json,
                        Set.of("supervisor", "administrator", "chief")),
                new SecuredEndpoint(
                        "GET",
                        "/api/v1/findings/" + id + "/bundles",
                        json,
                        Set.of("supervisor", "administrator", "auditor")),
                new SecuredEndpoint(
                        "GET",
                        "/api/v1/findings/" + id + "/bundles/" + id,
                        json,
                        Set.of("supervisor", "administrator", "auditor")),
                new SecuredEndpoint("POST", "/api/v1/legal-holds", json, Set.of("administrator", "chief")),
                new SecuredEndpoint("GET", "/api/v1/legal-holds", json, Set.of("administrator", "chief", "auditor")),
                new SecuredEndpoint(
                        "POST", "/api/v1/legal-holds/" + id + "/lift", json, Set.of("administrator", "chief")),
                new SecuredEndpoint(
                        "POST", "/api/v1/legal-holds/" + id + "/lift/approve", json, Set.of("administrator", "chief")),
                new SecuredEndpoint(
                        "POST", "/api/v1/legal-holds/" + id + "/lift/decline", json, Set.of("administrator", "chief")),
                new SecuredEndpoint("POST", "/api/v1/policies", json, Set.of("administrator")),
                new SecuredEndpoint(
                        "POST", "/api/v1/policies/" + id + "/approve", json, Set.of("chief", "administrator")),
                new SecuredEndpoint(
                        "POST",
                        "/api/v1/policies/" + id + "/dry-run",
                        json,
                        Set.of("administrator", "chief", "auditor")),
                new SecuredEndpoint("GET", "/api/v1/regulations", json, SIGNED_IN_PERSONS),
                new SecuredEndpoint("GET", "/api/v1/regulations/IV.C", json, SIGNED_IN_PERSONS),
                new SecuredEndpoint("GET", "/api/v1/policies", json, Set.of("administrator", "chief", "auditor")),
                new SecuredEndpoint(
                        "GET", "/api/v1/estimator-profiles", json, Set.of("administrator", "chief", "auditor")),
                new SecuredEndpoint(
                        "POST",
                        "/api/v1/estimator-profiles/none/comparisons",
                        json,
                        Set.of("administrator", "auditor")),
                new SecuredEndpoint("POST", "/api/v1/estimator-profiles/none/uses", json, Set.of("administrator")),
                new SecuredEndpoint(
                        "POST",
                        "/api/v1/estimator-profiles/none/uses/" + id + "/approve",
                        json,
                        Set.of("chief", "administrator")),
                new SecuredEndpoint("GET", shift + "/explain", json, Set.of("administrator", "chief", "auditor")),
                new SecuredEndpoint("GET", shift + "/timeline.svg", json, Set.of("administrator", "chief", "auditor")),
                new SecuredEndpoint(
                        "GET",
                        "/api/v1/findings/" + id + "/bundle",
                        json,
                        Set.of("supervisor", "administrator", "auditor")),
                new SecuredEndpoint(
                        "POST", "/api/v1/findings/" + id + "/acknowledge", json, Set.of("supervisor", "administrator")),
                new SecuredEndpoint(
                        "POST", "/api/v1/findings/" + id + "/notice", json, Set.of("supervisor", "administrator")),
                new SecuredEndpoint(
                        "POST", "/api/v1/findings/" + id + "/review", json, Set.of("supervisor", "administrator")),
                new SecuredEndpoint(
                        "POST", "/api/v1/findings/" + id + "/close", json, Set.of("supervisor", "administrator")),
                new SecuredEndpoint(
                        "POST", "/api/v1/findings/" + id + "/refer", json, Set.of("supervisor", "administrator")),
                new SecuredEndpoint(
                        "GET", "/api/v1/dashboard/summary" + day, json, Set.of("administrator", "chief", "auditor")),
                new SecuredEndpoint(
                        "GET", "/api/v1/dashboard/trend" + day, json, Set.of("administrator", "chief", "auditor")),
                new SecuredEndpoint(
                        "GET", "/api/v1/dashboard/units" + day, json, Set.of("administrator", "chief", "auditor")),
                new SecuredEndpoint(
                        "GET", "/api/v1/dashboard/sites" + day, json, Set.of("administrator", "chief", "auditor")),
                new SecuredEndpoint(
                        "GET", "/api/v1/dashboard/hours" + day, json, Set.of("administrator", "chief", "auditor")),
                new SecuredEndpoint(
                        "GET", "/api/v1/dashboard/sources" + day, json, Set.of("administrator", "chief", "auditor")),
                new SecuredEndpoint(
                        "GET", "/api/v1/dashboard/fairness" + day, json, Set.of("administrator", "chief", "auditor")),
                new SecuredEndpoint(
                        "POST", "/api/v1/findings/" + id + "/replies", json, Set.of("employee", "supervisor")),
                new SecuredEndpoint(
                        "GET",
                        "/api/v1/findings/" + id + "/replies",
                        json,
                        Set.of("employee", "supervisor", "administrator", "chief", "auditor")),
                new SecuredEndpoint(
                        "POST", "/api/v1/findings/" + id + "/statements/orders", json, Set.of("administrator")),
                new SecuredEndpoint(
                        "GET", "/api/v1/findings/" + id + "/statements", json, Set.of("administrator", "auditor")),
                new SecuredEndpoint("GET", "/api/v1/claims", json, Set.of("administrator", "chief", "auditor")),
                new SecuredEndpoint(
                        "POST", "/api/v1/claims/" + id + "/approve", json, Set.of("supervisor", "administrator")),
                new SecuredEndpoint(
                        "POST", "/api/v1/claims/" + id + "/decline", json, Set.of("supervisor", "administrator")),
                new SecuredEndpoint("POST", "/api/v1/unmaskings", json, Set.of("administrator", "chief")),
                new SecuredEndpoint("GET", "/api/v1/unmaskings", json, Set.of("administrator", "chief", "auditor")),
                new SecuredEndpoint(
                        "POST", "/api/v1/unmaskings/" + id + "/approve", json, Set.of("administrator", "chief")),
                new SecuredEndpoint(
                        "POST", "/api/v1/unmaskings/" + id + "/decline", json, Set.of("administrator", "chief")),
                new SecuredEndpoint(
                        "POST", "/api/v1/unmaskings/" + id + "/end", json, Set.of("administrator", "chief")),
                // None of these users is linked to an employee.
                new SecuredEndpoint("GET", "/api/v1/me/views", json, Set.of()),
                new SecuredEndpoint("GET", "/api/v1/failures", json, Set.of("administrator")),
                new SecuredEndpoint("POST", "/api/v1/failures/replay", json, Set.of("administrator")),
                new SecuredEndpoint("GET", "/api/v1/audit", json, Set.of("auditor")),
                new SecuredEndpoint("GET", "/api/v1/audit/verify", json, Set.of("auditor")),
                new SecuredEndpoint("GET", "/api/v1/audit/export", json, Set.of("auditor")));
    }

    /** The users of this test are linked to no employee, so supervisor and employee see nobody and are refused too. */
    @ParameterizedTest
    @MethodSource("endpoints")
    void shouldRefuseEveryRoleThatIsNotNamed(SecuredEndpoint endpoint) {
        for (String role : ROLES) {
            Response response = send(endpoint, TestTokens.of("nobody-" + role, role));
            AnswerHeaders.requirePrivate(response);
            if (endpoint.allowedRoles().contains(role)) {
                assertNotEquals(403, response.statusCode(), role);
                assertNotEquals(401, response.statusCode(), role);
                assertNotEquals(500, response.statusCode(), role);
            } else {
                assertEquals(403, response.statusCode(), role);
                response.then().contentType("application/problem+json");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void shouldAskForAToken(SecuredEndpoint endpoint) {
        Response response = given().contentType(endpoint.contentType()).request(endpoint.method(), endpoint.path());

        response.then().statusCode(401).contentType("application/problem+json");
        AnswerHeaders.requirePrivate(response);
    }

    private static Response send(SecuredEndpoint endpoint, String token) {
        var request = given().auth().oauth2(token).contentType(endpoint.contentType());
        boolean hasBody = endpoint.method().startsWith("P");
        return (hasBody ? request.body(endpoint.contentType().equals("text/csv") ? "no header" : "{}") : request)
                .request(endpoint.method(), endpoint.path());
    }
}
