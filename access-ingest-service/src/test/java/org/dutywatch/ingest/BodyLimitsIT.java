package org.dutywatch.ingest;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.dutywatch.eventkit.rest.JsonBodyLimit;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** A JSON body that is too large is refused with a problem, before it fills the memory. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class BodyLimitsIT {
    @Test
    void shouldRefuseAJsonBodyThatIsTooLarge() {
        given().auth()
                .oauth2(TestTokens.of("body-limits", "network-admin"))
                .contentType("application/json")
                .body("{\"format\":\"" + "x".repeat(JsonBodyLimit.MOST_BYTES) + "\"}")
                .put("/api/v1/sources/body-limits")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }
}
