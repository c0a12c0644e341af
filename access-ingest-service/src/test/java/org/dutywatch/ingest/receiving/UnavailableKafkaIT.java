package org.dutywatch.ingest.receiving;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.SquidLines;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = UnavailableKafka.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class UnavailableKafkaIT {
    @Inject
    IngestFeed feed;

    @Test
    void shouldAskToSendAgainWhenKafkaIsUnavailable() {
        feed.registerSource("kafka-away");

        given().auth()
                .oauth2(IngestFeed.logFeeder())
                .contentType("text/plain")
                .body(SquidLines.unmonitored("nobody"))
                .post("/api/v1/sources/kafka-away/lines")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("detail", containsString("send the request again"));
    }
}
