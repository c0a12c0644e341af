package org.dutywatch.ingest.lines;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.SquidLines;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.Test;

/** Tests that lines that are too old, or dated later than they came, are dead letters and no evidence. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class LineAgeIT {
    private static final Duration MAX_AGE = Duration.ofDays(35);

    @Inject
    IngestFeed feed;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    void shouldTakeLinesAsEvidenceOnlyIfTheyAreNeitherTooOldNorOfTheFuture() {
        feed.registerSourceWithMaxAge("age-both", MAX_AGE, "AG1", "agboth");
        feed.post(
                "age-both",
                visit("agboth", now.minus(Duration.ofDays(35)).minusSeconds(60)),
                visit("agboth", now.minus(Duration.ofDays(35)).plusSeconds(600)),
                visit("agboth", now),
                visit("agboth", now.plusSeconds(240)),
                visit("agboth", now.plusSeconds(900)));

        feed.awaitLines("age-both", 5);
        assertThat(feed.observationsOf("AG1")).hasSize(3);
        var source = feed.source("age-both");
        assertThat(source.getLong("outcomes.malformed")).isEqualTo(2);
        assertThat(source.getLong("malformed_of_employees.too_old")).isEqualTo(1);
        assertThat(source.getLong("malformed_of_employees.in_the_future")).isEqualTo(1);
        letters("age-both").body("items.reason.sort()", contains("in_the_future", "too_old"));
    }

    @Test
    void shouldKeepAllLinesOfOneReasonInOneDeadLetterAndGiveTheSameAnswerWhenItIsReplayed() {
        feed.registerSourceWithMaxAge("age-replay", MAX_AGE);
        Instant old = now.minus(Duration.ofDays(400));
        String first = visit("nobody", old);
        String second = visit("nobody", old.plusSeconds(1)).replace("www.facebook.com", "intranet.example");
        String third = visit("nobody", old.plusSeconds(2));
        feed.post("age-replay", first, SquidLines.from("10.20.1.23", "nobody", now), second, third);
        feed.awaitLines("age-replay", 4);

        letters("age-replay").body("items.lines", contains(3)).body("items[0].sender_client", equalTo("test-client"));
        String receivedAt = letters("age-replay").extract().path("items[0].received_at");
        replay("age-replay").body("replayed", equalTo(1));
        feed.awaitLines("age-replay", 7);

        letters("age-replay")
                .body("items.reason", contains("too_old"))
                .body("items.lines", contains(3))
                .body("items[0].received_at", equalTo(receivedAt));
        assertThat(feed.source("age-replay").getLong("outcomes.malformed")).isEqualTo(6);
    }

    @Test
    void shouldDecideByTheReceiptAndNotByTheTimeOfReading() {
        feed.registerSourceWithMaxAge("age-receipt", MAX_AGE, "AG3", "agreceipt");
        Instant received = now.minus(Duration.ofDays(5));
        feed.shipReceived("age-receipt", received, visit("agreceipt", received.minus(Duration.ofDays(34))));
        feed.shipReceived("age-receipt", received, visit("agreceipt", received.plusSeconds(3600)));

        feed.awaitLines("age-receipt", 2);
        assertThat(feed.observationsOf("AG3")).hasSize(1);
        assertThat(feed.source("age-receipt").getLong("malformed_of_employees.in_the_future"))
                .isEqualTo(1);
    }

    @Test
    void shouldNotBelieveATimeOfReceiptThatNoReplayHas() {
        feed.registerSourceWithMaxAge("age-forged", MAX_AGE, "AG4", "agforged");
        Instant old = now.minus(Duration.ofDays(100));
        Instant ahead = now.plus(Duration.ofDays(100));
        feed.shipReceived("age-forged", old, visit("agforged", old));
        feed.shipReceived("age-forged", ahead, visit("agforged", ahead));

        feed.awaitLines("age-forged", 2);
        assertThat(feed.observationsOf("AG4")).isEmpty();
        assertThat(feed.source("age-forged").getLong("malformed_of_employees.too_old"))
                .isEqualTo(1);
        assertThat(feed.source("age-forged").getLong("malformed_of_employees.in_the_future"))
                .isEqualTo(1);
    }

    @Test
    void shouldSayInADryRunThatALineIsTooOld() {
        feed.registerSourceWithMaxAge("age-dry", MAX_AGE);

        given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("text/plain")
                .body(visit("nobody", now.minus(Duration.ofDays(36))) + "\n" + visit("nobody", now.plusSeconds(3600)))
                .post("/api/v1/sources/age-dry/dry-run")
                .then()
                .statusCode(200)
                .body("items.outcome", contains("malformed", "malformed"))
                .body("items.reason", contains("too_old", "in_the_future"))
                .body("items[0].detail", containsString("bulk load"));
    }

    @Test
    void shouldRefuseAMaxAgeThatIsLongerThanTheServiceAllows() {
        put("{\"format\":\"squid\",\"max_age\":\"P7D\"}").statusCode(200).body("max_age", equalTo("PT168H"));
        put("{\"format\":\"squid\"}").statusCode(200).body("max_age", equalTo("PT87600H"));
        for (String age : new String[] {"P3651D", "PT59S", "-P1D", "PT0S"}) {
            put("{\"format\":\"squid\",\"max_age\":\"" + age + "\"}")
                    .statusCode(400)
                    .body("detail", containsString("max_age"));
        }
    }

    private ValidatableResponse put(String body) {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("application/json")
                .body(body)
                .put("/api/v1/sources/age-settings")
                .then();
    }

    private static String visit(String user, Instant at) {
        return SquidLines.from("10.20.1.23", user, at);
    }

    /** Waits until the source has dead letters that were not replayed. */
    private static ValidatableResponse letters(String source) {
        await("dead letters of " + source)
                .atMost(Duration.ofSeconds(30))
                .until(() -> !list(source).extract().jsonPath().getList("items").isEmpty());
        return list(source);
    }

    private static ValidatableResponse list(String source) {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .get("/api/v1/dead-letters?source=" + source)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse replay(String source) {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("application/json")
                .body("{\"source\":\"" + source + "\",\"reason\":\"too_old\"}")
                .post("/api/v1/dead-letters/replay")
                .then()
                .statusCode(200);
    }
}
