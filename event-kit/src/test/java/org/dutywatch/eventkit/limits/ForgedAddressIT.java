package org.dutywatch.eventkit.limits;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.Test;

/** Who is not the trusted proxy cannot state another address to get a limit of its own. */
@QuarkusTest
@TestProfile(LowLimits.OfAnotherProxy.class)
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class ForgedAddressIT {
    @Test
    void shouldCountAllRequestsOfAnAddressWhateverAddressTheyState() {
        for (int i = 0; i < LowLimits.ADDRESS; i++) {
            assertThat(status("X-Forwarded-For", "203.0.113." + i)).isEqualTo(401);
        }

        assertThat(status("X-Forwarded-For", "203.0.113.99")).isEqualTo(429);
        assertThat(status("Forwarded", "for=203.0.113.100")).isEqualTo(429);
    }

    private static int status(String header, String value) {
        return given().header(header, value).get("/api/v1/failures").statusCode();
    }
}
