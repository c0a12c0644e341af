package org.dutywatch.eventkit.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** How long a request may be that every service answers. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class RequestLimitsIT {
    private static final String REPLAY = "/api/v1/failures/replay";

    @Test
    void shouldRefuseALongQuery() {
        administrator().get("/api/v1/failures?x=" + "y".repeat(7_000)).then().statusCode(200);

        administrator().get("/api/v1/failures?x=" + "y".repeat(9_000)).then().statusCode(414);
    }

    @Test
    void shouldRefuseLongHeaders() {
        administrator()
                .header("X-Long", "y".repeat(21_000))
                .get("/api/v1/failures")
                .then()
                .statusCode(431);
    }

    @Test
    void shouldRefuseALongJsonBodyAndNameTheLimit() {
        administrator()
                .contentType("application/json")
                .body("{\"topic\":\"" + "y".repeat(JsonBodyLimit.MOST_BYTES) + "\"}")
                .post(REPLAY)
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", containsString("1048576 bytes at most"));
    }

    private static RequestSpecification administrator() {
        return given().auth().oauth2(TestTokens.of("request-limits", Roles.ADMINISTRATOR));
    }
}
