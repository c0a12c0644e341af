package org.dutywatch.compliance;

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
                .oauth2(TestTokens.of("body-limits", "administrator"))
                .contentType("application/json")
                .body("{\"note\":\"" + "x".repeat(JsonBodyLimit.MOST_BYTES) + "\"}")
                .post("/api/v1/policies")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }
}
