package org.dutywatch.ingest.failures;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dutywatch.eventkit.kafka.RecordProducer;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.testing.Management;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class FailuresIT {
    private static final String EMPLOYEES = "compliance.employee-changed.v1";
    private static final String LETTERS = EMPLOYEES + ".ingest.directory.dlt";
    private static final String REPLAYS = "compliance.employee-changed.v1.ingest.directory.replay";

    @Inject
    IngestFeed feed;

    @Inject
    RecordProducer producer;

    @Inject
    Database database;

    @Test
    void shouldPublishADeadLetterForItsConsumerAloneAgain() {
        var malformed = new ProducerRecord<>(EMPLOYEES, "FA1", "{\"version\":1}".getBytes(UTF_8));
        malformed.headers().add("ce_id", "11111111-2222-3333-4444-555555555555".getBytes(UTF_8));
        producer.send(malformed).join();
        await("the message is a dead letter").atMost(Duration.ofSeconds(30)).until(() -> letters("FA1") == 1);
        assertThat(waiting()).isPositive();

        replay(LETTERS).body("dead_letters", greaterThan(0)).body("refused", hasSize(0));

        assertThat(feed.records(EMPLOYEES, record -> "FA1".equals(record.key())))
                .hasSize(1);
        var published = feed.records(REPLAYS, record -> "FA1".equals(record.key()));
        assertThat(published).hasSize(1);
        assertThat(published.get(0).value()).isEqualTo(malformed.value());
        assertThat(headers(published.get(0))).containsExactly("ce_id");
        await("it is a dead letter again").atMost(Duration.ofSeconds(30)).until(() -> letters("FA1") == 2);
        await("the audit trail has the replay")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !feed.records(
                                "audit.recorded.v1",
                                record -> new String(record.value(), UTF_8)
                                        .contains("\"replay_failures\",\"subject\":\"" + LETTERS))
                        .isEmpty());
    }

    @Test
    void shouldProcessWhatIsReplayed() {
        var letter = new ProducerRecord<>(
                LETTERS,
                "FA3",
                "{\"employee_id\":\"FA3\",\"version\":1,\"active\":true,\"usernames\":[\"fathird\"]}".getBytes(UTF_8));
        producer.send(letter).join();

        replay(LETTERS).body("dead_letters", greaterThan(0));

        await("the employee is known")
                .atMost(Duration.ofSeconds(60))
                .until(() -> database.withHandle(
                                handle -> handle.createQuery("select count(*) from employee where employee_id = 'FA3'")
                                        .mapTo(Integer.class)
                                        .one())
                        == 1);
    }

    @Test
    void shouldRefuseToReplayADeadLetterWhoseValueWasCut() {
        var cut = new ProducerRecord<>(LETTERS, "FA2", "{\"vers".getBytes(UTF_8));
        cut.headers().add("dlt-truncated", "the value of 20000000 bytes was cut to 7".getBytes(UTF_8));
        producer.send(cut).join();

        replay(LETTERS)
                .body("refused", hasSize(1))
                .body("refused[0].topic", equalTo(LETTERS))
                .body("refused[0].reason", equalTo("the value of 20000000 bytes was cut to 7"));

        assertThat(feed.records(REPLAYS, record -> "FA2".equals(record.key()))).isEmpty();
    }

    @Test
    void shouldListAQuarantinedEventWithoutItsContentAndSendItAgain() {
        UUID eventId = UUID.randomUUID();
        database.useHandle(
                handle -> handle.createUpdate("""
                        insert into outbox (event_id, topic, key, type, payload, status, attempts, last_error)
                        values (:eventId, 'ingest.sample.v1', 'jane', 't', 'secret', 'QUARANTINED', 4, 'Refused: no')
                        """).bind("eventId", eventId).execute());
        String id = eventId.toString();
        failures()
                .body("quarantined_events.event_id", hasItem(id))
                .body("quarantined_events.find { it.event_id == '" + id + "' }.topic", equalTo("ingest.sample.v1"))
                .body("quarantined_events.find { it.event_id == '" + id + "' }.reason", equalTo("Refused: no"))
                .body(not(containsString("secret")))
                .body(not(containsString("jane")));

        replay("ingest.sample.v1").body("events", equalTo(1)).body("dead_letters", equalTo(0));

        await("the event is sent")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !feed.records("ingest.sample.v1", record -> "jane".equals(record.key()))
                        .isEmpty());
        failures().body("quarantined_events.event_id", not(hasItem(id)));
    }

    @Test
    void shouldReplayNothingWhenNoEventOfAPublishedTopicIsQuarantined() {
        replay("audit.recorded.v1").body("events", equalTo(0)).body("dead_letters", equalTo(0));
        replay("audit.recorded.v1").body("events", equalTo(0));
    }

    @Test
    void shouldRefuseToReplayAnUnknownNameAndListTheKnownOnes() {
        given().auth()
                .oauth2(TestTokens.of("admin", "administrator"))
                .contentType("application/json")
                .body("{\"topic\":\"" + EMPLOYEES + "\"}")
                .post("/api/v1/failures/replay")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", startsWith("topic '" + EMPLOYEES + "' "))
                .body("detail", containsString(LETTERS));
    }

    @Test
    void shouldSayOfEveryCleanUpWhenItLastSucceeded() {
        String metrics = Management.metrics();

        for (String worker : List.of("expire-leases", "expire-parked", "forget-replayed", "forget-unseen")) {
            assertThat(metrics).contains("dutywatch_worker_since_success_seconds{worker=\"" + worker + "\"}");
        }
    }

    private int letters(String key) {
        return feed.records(LETTERS, letter -> key.equals(letter.key())).size();
    }

    private static long waiting() {
        return failures().extract().jsonPath().getLong("dead_letters.find { it.topic == '" + LETTERS + "' }.waiting");
    }

    private static ValidatableResponse failures() {
        return given().auth()
                .oauth2(TestTokens.of("admin", "administrator"))
                .get("/api/v1/failures")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse replay(String topic) {
        return given().auth()
                .oauth2(TestTokens.of("admin", "administrator"))
                .contentType("application/json")
                .body("{\"topic\":\"" + topic + "\"}")
                .post("/api/v1/failures/replay")
                .then()
                .statusCode(200);
    }

    private static List<String> headers(ConsumerRecord<String, byte[]> record) {
        return List.of(record.headers().toArray()).stream()
                .map(header -> header.key())
                .toList();
    }
}
