package org.dutywatch.ingest;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Unremovable;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.kafka.RecordProducer;
import org.dutywatch.testing.TestTokens;
import org.dutywatch.testing.TopicRecords;
import org.jspecify.annotations.Nullable;

/** Simulates shippers, compliance, and consumers of the service's topics in tests. */
@ApplicationScoped
@Unremovable
public class IngestFeed {
    public static final String OBSERVATIONS = "ingest.access-observed.v1";
    public static final String REVOCATIONS = "ingest.access-revoked.v1";
    public static final String DECISIONS = "ingest.decision-awaited.v1";
    public static final String DEAD_LETTERS = "logs.raw.v1.ingest.lines.dlt";

    private final RecordProducer producer;

    IngestFeed(RecordProducer producer) {
        this.producer = producer;
    }

    public static String networkAdmin() {
        return TestTokens.of("netadmin", "network-admin");
    }

    public static String logFeeder() {
        return TestTokens.of("shipper", "log-feeder");
    }

    public void registerSource(String id) {
        registerSource(id, "username");
    }

    public void registerSource(String id, String... identity) {
        registerSource(id, List.of("RIDGEMONT"), identity);
    }

    public void registerSource(String id, List<String> domains, String... identity) {
        given().auth()
                .oauth2(networkAdmin())
                .contentType("application/json")
                .body(Map.of(
                        "format",
                        "squid",
                        "zone",
                        "America/Chicago",
                        "domains",
                        domains,
                        "feeders",
                        List.of(TestTokens.CLIENT),
                        "identity",
                        List.of(identity)))
                .put("/api/v1/sources/" + id)
                .then()
                .statusCode(200);
    }

    /** Registers a source that allows lines of this age, and an employee whose lines it can attribute. */
    public void registerSourceWithMaxAge(String id, Duration maxAge, String employeeId, String userName) {
        registerSource(id);
        employee(employeeId, 1, userName);
        awaitReason(id, userName, "access");
        registerSourceWithMaxAge(id, maxAge);
    }

    /** Registers a source that allows lines of this age. */
    public void registerSourceWithMaxAge(String id, Duration maxAge) {
        given().auth()
                .oauth2(networkAdmin())
                .contentType("application/json")
                .body(Map.of("format", "squid", "feeders", List.of(TestTokens.CLIENT), "max_age", maxAge.toString()))
                .put("/api/v1/sources/" + id)
                .then()
                .statusCode(200);
    }

    public void post(String source, String... lines) {
        given().auth()
                .oauth2(logFeeder())
                .contentType("text/plain")
                .body(String.join("\n", lines) + "\n")
                .post("/api/v1/sources/" + source + "/lines")
                .then()
                .statusCode(202);
    }

    /** Publishes as a shipper that writes to Kafka itself. */
    public void ship(@Nullable String source, String value) {
        var record = new ProducerRecord<>("logs.raw.v1", source, value.getBytes(StandardCharsets.UTF_8));
        if (source != null) {
            record.headers().add("source", source.getBytes(StandardCharsets.UTF_8));
        }
        producer.send(record).join();
    }

    /** Publishes with a header that says when the lines were received, as a replay does, and as a shipper could. */
    public void shipReceived(String source, Instant receivedAt, String value) {
        var record = new ProducerRecord<>("logs.raw.v1", source, value.getBytes(StandardCharsets.UTF_8));
        record.headers().add("source", source.getBytes(StandardCharsets.UTF_8));
        record.headers().add("received-at", receivedAt.toString().getBytes(StandardCharsets.UTF_8));
        producer.send(record).join();
    }

    /** Publishes as a shipper that cannot set headers. */
    public void shipKeyed(String source, String value) {
        producer.send(new ProducerRecord<>("logs.raw.v1", source, value.getBytes(StandardCharsets.UTF_8)))
                .join();
    }

    public void employee(String employeeId, long version, String... usernames) {
        String names = "[\"" + String.join("\",\"", usernames).replace("\\", "\\\\") + "\"]";
        String json = "{\"employee_id\":\"%s\",\"version\":%d,\"active\":true,\"usernames\":%s,\"name\":\"N\","
                        .formatted(employeeId, version, names)
                + "\"email\":\"n@ridgemont-pd.example\",\"unit\":\"Patrol\",\"supervisor_id\":null}";
        producer.send(new ProducerRecord<>(
                        "compliance.employee-changed.v1", employeeId, json.getBytes(StandardCharsets.UTF_8)))
                .join();
    }

    /** An employee with one login, as compliance has linked it. */
    public void employeeWithLogin(String employeeId, long version, String subject, String... usernames) {
        employeeBelow(null, employeeId, version, subject, usernames);
    }

    public void employeeBelow(
            @Nullable String supervisorId, String employeeId, long version, String subject, String... usernames) {
        String json = ("{\"employee_id\":\"%s\",\"version\":%d,\"active\":true,\"usernames\":[\"%s\"],\"name\":\"N\","
                        + "\"email\":\"n@ridgemont-pd.example\",\"unit\":\"Patrol\",\"supervisor_id\":%s,"
                        + "\"logins\":[{\"issuer\":\"%s\",\"subject\":\"%s\"}]}")
                .formatted(
                        employeeId,
                        version,
                        String.join("\",\"", usernames),
                        supervisorId == null ? "null" : '"' + supervisorId + '"',
                        TestTokens.ISSUER,
                        subject);
        producer.send(new ProducerRecord<>(
                        "compliance.employee-changed.v1", employeeId, json.getBytes(StandardCharsets.UTF_8)))
                .join();
    }

    public JsonPath source(String id) {
        return given().auth()
                .oauth2(networkAdmin())
                .get("/api/v1/sources/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public void awaitLines(String source, long lines) {
        await("lines of " + source)
                .atMost(Duration.ofSeconds(30))
                .until(() -> source(source).getLong("lines") >= lines);
    }

    /**
     * Waits until the service reads a line of this user with this reason: {@code access} once the employee is known.
     */
    public void awaitReason(String source, String userName, String reason) {
        await(userName + " is " + reason)
                .atMost(Duration.ofSeconds(60))
                .until(() -> reason.equals(given().auth()
                        .oauth2(networkAdmin())
                        .contentType("text/plain")
                        .body(SquidLines.facebookVisit(userName))
                        .post("/api/v1/sources/" + source + "/dry-run")
                        .path("items[0].reason")));
    }

    public List<JsonPath> observationsOf(String employeeId) {
        return records(OBSERVATIONS, record -> employeeId.equals(record.key())).stream()
                .map(record -> new JsonPath(new String(record.value(), StandardCharsets.UTF_8)))
                .toList();
    }

    /** The revocations about an employee; with {@code revoked} false, an access was given back. */
    public List<JsonPath> revocationsOf(String employeeId) {
        return records(REVOCATIONS, record -> employeeId.equals(record.key())).stream()
                .map(record -> new JsonPath(new String(record.value(), StandardCharsets.UTF_8)))
                .toList();
    }

    /** The audit records of this action on this subject. Only those that name both are parsed: that takes time. */
    public List<JsonPath> audited(String action, String subject) {
        return records(AuditTrail.TOPIC, record -> names(record, action) && names(record, subject)).stream()
                .map(record -> new JsonPath(new String(record.value(), StandardCharsets.UTF_8)))
                .filter(record -> action.equals(record.getString("action")))
                .filter(record -> subject.equals(record.getString("subject")))
                .toList();
    }

    private static boolean names(ConsumerRecord<String, byte[]> record, String value) {
        return new String(record.value(), StandardCharsets.UTF_8).contains('"' + value + '"');
    }

    /** The states of a decision that were published, in order. */
    public List<String> decisionStates(String decisionId) {
        return records(DECISIONS, record -> decisionId.equals(record.key())).stream()
                .map(record -> new JsonPath(new String(record.value(), StandardCharsets.UTF_8)))
                .map(event -> event.getString("kind") + " " + event.getString("state"))
                .toList();
    }

    /** The wanted records of all that the topic holds now. */
    public List<ConsumerRecord<String, byte[]>> records(
            String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        return TopicRecords.of(topic).stream().filter(wanted).toList();
    }
}
