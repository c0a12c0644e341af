package org.dutywatch.notification.notices;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.notification.testing.OnRealServers;
import org.dutywatch.testing.AnswerHeaders;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests each endpoint with each role and without a token. */
@QuarkusTest
class AccessControlIT extends OnRealServers {
    private static final List<String> ROLES = List.of(
            "log-feeder",
            "network-admin",
            "roster-admin",
            "supervisor",
            "administrator",
            "chief",
            "employee",
            "auditor");
    private static final String ANY = UUID.randomUUID().toString();

    record Endpoint(String method, String path, Set<String> allowed) {}

    record Attempt(Endpoint endpoint, String role) {}

    static List<Endpoint> endpoints() {
        Set<String> recipients = Set.of("supervisor", "administrator", "chief");
        Set<String> readers = Set.of("supervisor", "administrator", "chief", "auditor");
        return List.of(
                new Endpoint("GET", "/api/v1/notices", recipients),
                new Endpoint("GET", "/api/v1/notices/" + ANY, readers),
                new Endpoint("POST", "/api/v1/notices/" + ANY + "/acknowledge", recipients),
                new Endpoint("GET", "/api/v1/notices/" + ANY + "/deliveries", readers),
                new Endpoint("GET", "/api/v1/failures", Set.of("administrator")),
                new Endpoint("POST", "/api/v1/failures/replay", Set.of("administrator")),
                new Endpoint("GET", "/api/v1/routing/preview?employee_id=E101", Set.of("auditor")));
    }

    static List<Attempt> attempts() {
        List<Attempt> all = new ArrayList<>();
        endpoints().forEach(endpoint -> ROLES.forEach(role -> all.add(new Attempt(endpoint, role))));
        return all;
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void shouldAllowTheRolesOfTheEndpointAndRefuseAllOthers(Attempt attempt) {
        var endpoint = attempt.endpoint();
        String token = TestTokens.of("somebody", attempt.role());

        var response = request(endpoint).auth().oauth2(token).request(endpoint.method(), endpoint.path());

        AnswerHeaders.requirePrivate(response);
        if (endpoint.allowed().contains(attempt.role())) {
            response.then().statusCode(oneOf(200, 404));
        } else {
            response.then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/forbidden"));
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void shouldRefuseARequestWithoutToken(Endpoint endpoint) {
        request(endpoint).request(endpoint.method(), endpoint.path()).then().statusCode(401);
    }

    private static RequestSpecification request(Endpoint endpoint) {
        var request = given();
        return endpoint.method().equals("POST")
                ? request.contentType("application/json").body("{}")
                : request;
    }
}
