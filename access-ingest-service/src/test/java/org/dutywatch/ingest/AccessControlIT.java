package org.dutywatch.ingest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dutywatch.testing.AnswerHeaders;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls every endpoint with every role, and without a token. */
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

    private static final String SOURCE = "{\"format\":\"squid\",\"feeders\":[\"test-client\"]}";
    private static final String BULK_LOADS = "/api/v1/sources/access-control/bulk-loads";
    private static final String BULK_LOAD = "{\"from\":\"2020-01-01T00:00:00Z\",\"to\":\"2020-01-02T00:00:00Z\","
            + "\"reason\":\"a proxy that was not connected\"}";
    private static final String NO_LEASE = "address,username,start,end\n";
    private static final String NO_LETTER = "{\"ids\":[\"no-such-letter\"]}";

    private static final String NO_TOPIC = "{\"topic\":\"compliance.employee-changed.v1.ingest.directory.dlt\"}";

    private record Endpoint(String method, String path, String type, String body, Set<String> allowed) {}

    private static final List<Endpoint> ENDPOINTS = List.of(
            new Endpoint("GET", "/api/v1/formats", "", "", Set.of("network-admin", "auditor")),
            new Endpoint("GET", "/api/v1/sources", "", "", Set.of("network-admin", "auditor")),
            new Endpoint("GET", "/api/v1/sources/access-control", "", "", Set.of("network-admin", "auditor")),
            new Endpoint("PUT", "/api/v1/sources/access-control", "application/json", SOURCE, Set.of("network-admin")),
            new Endpoint("POST", "/api/v1/sources/access-control/lines", "text/plain", "", Set.of("log-feeder")),
            new Endpoint("POST", "/api/v1/sources/access-control/dry-run", "text/plain", "", Set.of("network-admin")),
            new Endpoint("GET", BULK_LOADS, "", "", Set.of("network-admin", "administrator", "chief", "auditor")),
            new Endpoint("POST", BULK_LOADS, "application/json", BULK_LOAD, Set.of("administrator")),
            new Endpoint("POST", BULK_LOADS + "/x/approve", "", "", Set.of("administrator", "chief")),
            new Endpoint("POST", BULK_LOADS + "/x/decline", "", "", Set.of("administrator", "chief")),
            new Endpoint("POST", "/api/v1/leases/import", "text/csv", NO_LEASE, Set.of("network-admin")),
            new Endpoint("GET", "/api/v1/dead-letters", "", "", Set.of("network-admin")),
            new Endpoint("POST", "/api/v1/dead-letters/replay", "application/json", NO_LETTER, Set.of("network-admin")),
            new Endpoint("GET", "/api/v1/failures", "", "", Set.of("administrator")),
            new Endpoint("POST", "/api/v1/failures/replay", "application/json", NO_TOPIC, Set.of("administrator")));

    static Stream<Arguments> endpointsAndRoles() {
        return ENDPOINTS.stream().flatMap(endpoint -> ROLES.stream().map(role -> Arguments.of(endpoint, role)));
    }

    static Stream<Endpoint> endpoints() {
        return ENDPOINTS.stream();
    }

    @ParameterizedTest
    @MethodSource("endpointsAndRoles")
    void shouldAllowOnlyTheRolesOfTheEndpoint(Endpoint endpoint, String role) {
        var answer = send(endpoint, given().auth().oauth2(TestTokens.of("somebody", role)));
        int status = answer.statusCode();

        AnswerHeaders.requirePrivate(answer);
        if (endpoint.allowed().contains(role)) {
            // 404 means that the caller was allowed, but the source is not registered.
            assertTrue(status < 300 || status == 404, "status " + status);
        } else {
            assertEquals(403, status);
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void shouldAskForATokenWhenThereIsNone(Endpoint endpoint) {
        var answer = send(endpoint, given());

        assertEquals(401, answer.statusCode());
        AnswerHeaders.requirePrivate(answer);
    }

    private static Response send(Endpoint endpoint, RequestSpecification request) {
        if (!endpoint.type().isEmpty()) {
            request.contentType(endpoint.type()).body(endpoint.body());
        }
        return request.request(endpoint.method(), endpoint.path());
    }
}
