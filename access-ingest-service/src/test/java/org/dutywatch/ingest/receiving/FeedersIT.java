package org.dutywatch.ingest.receiving;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.SquidLines;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** Tests that only the clients that a source lists may send its lines over HTTP. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class FeedersIT {
    @Inject
    IngestFeed feed;

    @Test
    void shouldAcceptEachClientThatTheSourceLists() {
        put("feeders-two", "\"hq-shipper\",\"backup-shipper\"");

        send("feeders-two", token(Map.of("azp", "hq-shipper"))).statusCode(202);
        send("feeders-two", token(Map.of("client_id", "backup-shipper"))).statusCode(202);

        feed.awaitLines("feeders-two", 2);
    }

    @Test
    void shouldRefuseAClientThatTheSourceDoesNotList() {
        put("feeders-hq", "\"hq-shipper\"");
        put("feeders-other", "\"other-shipper\"");

        send("feeders-hq", token(Map.of("azp", "other-shipper")))
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", allOf(containsString("'other-shipper'"), containsString("'feeders-hq'")));
        send("feeders-other", token(Map.of("azp", "other-shipper"))).statusCode(202);

        feed.awaitLines("feeders-other", 1);
        assertEquals(0, feed.source("feeders-hq").getLong("lines"));
        await("the refusal in the audit trail")
                .atMost(Duration.ofSeconds(30))
                .until(() -> feed.records("audit.recorded.v1", record -> {
                                    String value = new String(record.value(), StandardCharsets.UTF_8);
                                    return value.contains("\"refuse_lines\"")
                                            && value.contains("feeders-hq")
                                            && value.contains("other-shipper");
                                })
                                .size()
                        == 1);
    }

    @Test
    void shouldBelieveTheAuthorizedPartyIfTheTokenNamesAnotherClient() {
        put("feeders-party", "\"hq-shipper\"");

        send("feeders-party", token(Map.of("azp", "other-shipper", "client_id", "hq-shipper")))
                .statusCode(403);
    }

    @Test
    void shouldRefuseATokenThatNamesNoClient() {
        put("feeders-none", "\"hq-shipper\"");

        send("feeders-none", token(Map.of())).statusCode(403).body("detail", containsString("azp"));
        send("feeders-none", token(Map.of("client_id", List.of("hq-shipper")))).statusCode(403);
    }

    @Test
    void shouldRefuseEverybodyWhenTheSourceListsNobody() {
        put("feeders-nobody", "");

        send("feeders-nobody", IngestFeed.logFeeder()).statusCode(403);
    }

    @Test
    void shouldRefuseAClientOnceTheSourceListsItNoLonger() {
        put("feeders-former", "\"hq-shipper\"");
        send("feeders-former", token(Map.of("azp", "hq-shipper"))).statusCode(202);

        put("feeders-former", "\"new-shipper\"");

        send("feeders-former", token(Map.of("azp", "hq-shipper"))).statusCode(403);
    }

    private static void put(String source, String feeders) {
        given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("application/json")
                .body("{\"format\":\"squid\",\"feeders\":[" + feeders + "]}")
                .put("/api/v1/sources/" + source)
                .then()
                .statusCode(200);
    }

    private static String token(Map<String, Object> clientClaims) {
        return TestTokens.ofClient(clientClaims, "shipper", "log-feeder");
    }

    private static ValidatableResponse send(String source, String token) {
        return given().auth()
                .oauth2(token)
                .contentType("text/plain")
                .body(SquidLines.unmonitored("nobody"))
                .post("/api/v1/sources/" + source + "/lines")
                .then();
    }
}
