package org.dutywatch.ingest.receiving;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.SquidLines;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.Test;

/** Tests that every record and dead letter says who sent it and when, and that every request is recorded once. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class FeedRecordsIT {
    private static final String RAW_LINES = "logs.raw.v1";

    @Inject
    IngestFeed feed;

    @Inject
    OpenFeeds openFeeds;

    @Inject
    Database database;

    @Test
    void shouldWriteSenderAndTimeOnEveryRecordAndKeepThemThroughDeadLetterAndReplay() {
        feed.registerSource("feeds-headers");
        Instant before = Instant.now().minusMillis(1);
        feed.post("feeds-headers", SquidLines.JUNK);
        feed.awaitLines("feeds-headers", 1);

        var sent = only(RAW_LINES, "feeds-headers");
        assertThat(text(sent, RawLineHeaders.SENDER_CLIENT)).isEqualTo("test-client");
        assertThat(text(sent, RawLineHeaders.SENDER_USER)).isEqualTo("shipper");
        Instant receivedAt = Instant.parse(text(sent, RawLineHeaders.RECEIVED_AT));
        assertThat(receivedAt).isBetween(before, Instant.now());
        deadLetters("feeds-headers")
                .body("items", hasSize(1))
                .body("items[0].sender_client", equalTo("test-client"))
                .body("items[0].sender_user", equalTo("shipper"))
                .body("items[0].received_at", equalTo(receivedAt.toString()));

        given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("application/json")
                .body("{\"source\":\"feeds-headers\"}")
                .post("/api/v1/dead-letters/replay")
                .then()
                .statusCode(200)
                .body("replayed", equalTo(1));

        feed.awaitLines("feeds-headers", 2);
        var records = recordsOf(RAW_LINES, "feeds-headers");
        assertThat(records).hasSize(2).allSatisfy(record -> {
            assertThat(text(record, RawLineHeaders.SENDER_CLIENT)).isEqualTo("test-client");
            assertThat(text(record, RawLineHeaders.SENDER_USER)).isEqualTo("shipper");
            assertThat(text(record, RawLineHeaders.RECEIVED_AT)).isEqualTo(receivedAt.toString());
        });
    }

    @Test
    void shouldNameNoSenderOfALineThatCameOverKafka() {
        feed.registerSource("feeds-kafka");
        feed.ship("feeds-kafka", SquidLines.JUNK);
        feed.awaitLines("feeds-kafka", 1);

        deadLetters("feeds-kafka")
                .body("items", hasSize(1))
                .body("items[0].sender_client", nullValue())
                .body("items[0].sender_user", nullValue())
                .body("items[0].at", notNullValue());
    }

    @Test
    void shouldRecordEachRequestOnceWithWhatItHeld() throws IOException {
        feed.registerSource("feeds-audit");
        String lines =
                SquidLines.unmonitored("faudit") + "\n" + SquidLines.JUNK + "\n" + SquidLines.denied("faudit") + "\n";
        byte[] plain = lines.getBytes(StandardCharsets.UTF_8);
        post("feeds-audit", gzip(plain), 202);
        post("feeds-audit", gzip(plain), 202);

        var records = awaitFeeds("feeds-audit", 2);
        assertThat(records).allSatisfy(record -> {
            assertThat(record.getString("actor")).isEqualTo("shipper");
            assertThat(record.getString("purpose"))
                    .contains("outcome accepted", "client test-client", "user shipper", "lines 3")
                    .contains("bytes " + plain.length)
                    .contains("first line at " + timeOf(lines.lines().toList().get(0)))
                    .contains("last line at " + timeOf(lines.lines().toList().get(2)))
                    .contains("sha256 " + sha256(plain));
        });
    }

    @Test
    void shouldRecordARequestThatFailsHalfWay() throws IOException {
        feed.registerSource("feeds-broken");
        byte[] whole =
                gzip((SquidLines.unmonitored("fbroken") + "\n").repeat(50).getBytes(StandardCharsets.UTF_8));
        post("feeds-broken", Arrays.copyOf(whole, whole.length / 2), 400);

        var records = awaitFeeds("feeds-broken", 1);
        assertThat(records.get(0).getString("purpose")).contains("outcome failed", "client test-client", "lines 0");
    }

    @Test
    void shouldRecordAnEmptyRequest() throws IOException {
        feed.registerSource("feeds-empty");
        post("feeds-empty", gzip(new byte[0]), 202);

        var records = awaitFeeds("feeds-empty", 1);
        assertThat(records.get(0).getString("purpose"))
                .contains("lines 0", "bytes 0", "first line at unknown", "last line at unknown");
    }

    @Test
    void shouldRecordARequestWhoseServiceWasKilledBeforeItsEnd() {
        UUID killed = openFeeds.open("feeds-killed", new Sender("killed-client", "killed-user"));
        UUID running = openFeeds.open("feeds-running", new Sender("killed-client", "killed-user"));
        database.useHandle(handle -> handle.createUpdate("update open_feed set began_at = :then where feed_id = :id")
                .bind("then", Instant.now().minus(Duration.ofMinutes(61)))
                .bind("id", killed)
                .execute());

        openFeeds.recordInterrupted();
        openFeeds.recordInterrupted();

        var records = awaitFeeds("feeds-killed", 1);
        assertThat(records.get(0).getString("actor")).isEqualTo("access-ingest-service");
        assertThat(records.get(0).getString("purpose"))
                .contains("outcome interrupted", "client killed-client", "user killed-user");
        assertThat(database.<List<UUID>>withHandle(handle -> handle.createQuery("select feed_id from open_feed")
                        .mapTo(UUID.class)
                        .list()))
                .contains(running)
                .doesNotContain(killed);
    }

    private static void post(String source, byte[] gzipped, int status) {
        given().auth()
                .oauth2(IngestFeed.logFeeder())
                .config(ReceivingIT.BINARY)
                .contentType("text/plain")
                .header("Content-Encoding", "gzip")
                .body(gzipped)
                .post("/api/v1/sources/" + source + "/lines")
                .then()
                .statusCode(status);
    }

    private static ValidatableResponse deadLetters(String source) {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .get("/api/v1/dead-letters?source=" + source)
                .then()
                .statusCode(200);
    }

    /** Waits for this many audit records about feeds of a source, and returns all there are. */
    private List<JsonPath> awaitFeeds(String source, int number) {
        await(number + " audit records")
                .atMost(Duration.ofSeconds(30))
                .until(() -> feeds(source).size() >= number);
        var records = feeds(source);
        assertThat(records).hasSize(number);
        return records;
    }

    private List<JsonPath> feeds(String source) {
        return feed.audited("feed_lines", source);
    }

    private ConsumerRecord<String, byte[]> only(String topic, String source) {
        var records = recordsOf(topic, source);
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private List<ConsumerRecord<String, byte[]>> recordsOf(String topic, String source) {
        return feed.records(topic, record -> source.equals(record.key()));
    }

    private static String text(ConsumerRecord<String, byte[]> record, String header) {
        return RawLineHeaders.text(record, header).orElseThrow();
    }

    /** The time stamp at the beginning of a line. */
    private static Instant timeOf(String line) {
        return Instant.ofEpochMilli(Long.parseLong(line.substring(0, 14).replace(".", "")));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
