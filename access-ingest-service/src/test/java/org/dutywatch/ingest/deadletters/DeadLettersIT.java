package org.dutywatch.ingest.deadletters;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.SquidLines;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class DeadLettersIT {
    @Inject
    IngestFeed feed;

    @Test
    void shouldShowAMalformedLineWithoutPersonalData() {
        feed.registerSource("dead-malformed");
        String bad = SquidLines.facebookVisit("dsecret").replaceFirst("^\\d", "x");
        feed.post("dead-malformed", SquidLines.unmonitored("ddead"), bad);
        feed.awaitLines("dead-malformed", 2);

        list("source=dead-malformed")
                .body("items", hasSize(1))
                .body("items[0].source", equalTo("dead-malformed"))
                .body("items[0].line", containsString("https://www.facebook.com/"))
                .body("items[0].line", not(containsString("dsecret")))
                .body("items[0].line", not(containsString("home.php")));
        var letters = feed.records(
                IngestFeed.DEAD_LETTERS, record -> new String(record.value(), StandardCharsets.UTF_8).equals(bad));
        assertEquals(1, letters.size());
        assertEquals("1", header(letters.get(0).headers().lastHeader("dlt-line").value()));
    }

    @Test
    void shouldShowForEachReasonTheNewestLinesWithoutPersonalData() {
        feed.registerSource("dead-reasons");
        String visit = SquidLines.facebookVisit("dsecret");
        feed.post("dead-reasons", "x" + visit, "y" + visit, "z" + visit, "w" + visit, visit + " extra");
        feed.awaitLines("dead-reasons", 5);

        var reasons = given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .get("/api/v1/sources/dead-reasons/malformed")
                .then()
                .statusCode(200)
                .body("items.dead_letters.sum()", equalTo(5))
                .body("items.examples.flatten().size()", equalTo(4))
                .body("items.find { it.reason == 'too_many_fields' }.dead_letters", equalTo(1))
                .body("items.find { it.reason == 'too_many_fields' }.detail", not(equalTo(null)));
        reasons.body(not(containsString("dsecret"))).body(not(containsString("home.php")));

        given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .get("/api/v1/sources/dead-nobody/malformed")
                .then()
                .statusCode(404);
    }

    @Test
    void shouldReadTheLinesWhenTheirSourceIsRegisteredAndTheyAreReplayed() {
        feed.employee("X1", 1, "xreplay");
        feed.ship("dead-unknown", SquidLines.facebookVisit("xreplay") + "\n" + SquidLines.facebookVisit("xreplay"));
        await("dead letter")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !list("source=dead-unknown")
                        .extract()
                        .jsonPath()
                        .getList("items")
                        .isEmpty());
        list("source=dead-unknown&reason=unknown_source").body("items[0].lines", equalTo(2));

        feed.registerSource("dead-unknown");
        replay("{\"source\":\"dead-unknown\"}").statusCode(200).body("replayed", equalTo(1));

        await("both lines")
                .atMost(Duration.ofSeconds(30))
                .until(() -> feed.observationsOf("X1").size() == 2);
        list("source=dead-unknown").body("items", hasSize(0));
        replay("{\"source\":\"dead-unknown\"}").body("replayed", equalTo(0));
        await("audit")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !feed.records(
                                "audit.recorded.v1",
                                record -> new String(record.value(), StandardCharsets.UTF_8)
                                        .contains("replay_dead_letters"))
                        .isEmpty());
    }

    @Test
    void shouldShowAndReplayALineWhoseSourceOnlyTheKeyNames() {
        feed.registerSource("dead-key");
        feed.shipKeyed("dead-key", SquidLines.JUNK);
        feed.awaitLines("dead-key", 1);
        list("source=dead-key").body("items", hasSize(1));

        replay("{\"source\":\"dead-key\"}").statusCode(200).body("replayed", equalTo(1));

        feed.awaitLines("dead-key", 2);
    }

    @Test
    void shouldDeadLetterLinesThatNameNoSource() {
        int before = list("reason=unknown_source&limit=500")
                .extract()
                .jsonPath()
                .getList("items")
                .size();
        feed.ship(null, SquidLines.unmonitored("nobody"));

        await("dead letter")
                .atMost(Duration.ofSeconds(30))
                .until(() -> list("reason=unknown_source&limit=500")
                                .extract()
                                .jsonPath()
                                .getList("items")
                                .size()
                        > before);
    }

    @Test
    void shouldNotSplitAReplayedLineWhenItCameOverHttp() {
        feed.employee("X2", 1, "xforged");
        given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("application/json")
                .body("{\"format\":\"squid\",\"relay_escapes\":true,\"feeders\":[\"test-client\"]}")
                .put("/api/v1/sources/dead-http")
                .then()
                .statusCode(200);
        feed.post("dead-http", "typed by somebody#012" + SquidLines.facebookVisit("xforged") + "#012x");
        feed.awaitLines("dead-http", 1);

        replay("{\"source\":\"dead-http\"}").statusCode(200).body("replayed", equalTo(1));

        feed.awaitLines("dead-http", 2);
        assertEquals(2, feed.source("dead-http").getLong("outcomes.malformed"));
        assertEquals(0, feed.observationsOf("X2").size());
    }

    @Test
    void shouldReplayOnlyTheIdsThatAreNamed() {
        feed.registerSource("dead-ids");
        feed.post("dead-ids", "junk one", "junk two");
        feed.awaitLines("dead-ids", 2);
        List<String> ids = list("source=dead-ids").extract().jsonPath().getList("items.id", String.class);
        assertEquals(2, ids.size());

        replay("{\"ids\":[\"" + ids.get(0) + "\"]}").body("replayed", equalTo(1));

        feed.awaitLines("dead-ids", 3);
        List<String> after = list("source=dead-ids").extract().jsonPath().getList("items.id", String.class);
        assertEquals(2, after.size());
        assertFalse(after.contains(ids.get(0)));
    }

    @Test
    void shouldRefuseToReplayEverything() {
        replay("{}").statusCode(400).contentType("application/problem+json");
        list("limit=0", 400);
    }

    private static ValidatableResponse list(String query) {
        return list(query, 200);
    }

    private static ValidatableResponse list(String query, int status) {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .get("/api/v1/dead-letters?" + query)
                .then()
                .statusCode(status);
    }

    private static ValidatableResponse replay(String body) {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/dead-letters/replay")
                .then();
    }

    private static String header(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
