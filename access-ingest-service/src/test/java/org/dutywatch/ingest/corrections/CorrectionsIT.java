package org.dutywatch.ingest.corrections;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.SquidLines;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.browsing.domain.SinceUnmonitoredPage;
import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.dutywatch.ingest.leases.LeaseReplica;
import org.dutywatch.ingest.lines.ReadLines;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.testing.Contract;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A corrected lease takes back the accesses that were attributed by the wrong one, and gives them to the right person.
 */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class CorrectionsIT {
    private static final String SOURCE = "corrections-squid";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-11-18T18:00:00Z");
    private static final Instant MORNING = NOON.minus(Duration.ofHours(4));
    private static final Instant EVENING = NOON.plus(Duration.ofHours(4));
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    IngestFeed feed;

    @Inject
    Database database;

    @Inject
    ReadLines readLines;

    @Inject
    RecordLeasedAccesses recordLeasedAccesses;

    @Inject
    LeaseReplica leaseReplica;

    @Inject
    QuarantinedAttributions quarantinedAttributions;

    @Inject
    ExpireLeasedAccesses expireLeasedAccesses;

    private String address = "";
    private String first = "";
    private String second = "";

    @BeforeEach
    void twoEmployeesAndAnAddress() {
        int number = NUMBER.incrementAndGet();
        address = "10.88.1." + number;
        first = "K" + number + "A";
        second = "K" + number + "B";
        feed.registerSource(SOURCE, "username", "lease");
        feed.employee(first, 1, userName(first));
        feed.employee(second, 1, userName(second));
        await("directory")
                .atMost(PATIENCE)
                .until(() ->
                        count("select count(*) from employee where employee_id in ('" + first + "', '" + second + "')")
                                == 2);
    }

    @Test
    void shouldRevokeAndPublishForTheOtherPersonWhenTheJournalGivesHimTheAddress() {
        importRows(row(first, MORNING, EVENING));
        post(NOON.minusSeconds(3600), NOON.plusSeconds(60), NOON.plusSeconds(120));
        awaitObservations(first, 3);

        importRows(row(first, MORNING, NOON.minusSeconds(300)), row(second, NOON.minusSeconds(240), EVENING));

        awaitObservations(second, 2);
        awaitRevocations(first, 2);
        var contract = new Contract(Path.of("contracts"), IngestFeed.REVOCATIONS);
        for (var record : feed.records(IngestFeed.REVOCATIONS, record -> first.equals(record.key()))) {
            assertEquals(List.of(), contract.errorsIn(new String(record.value(), StandardCharsets.UTF_8)));
        }
        var observed = new Contract(Path.of("contracts"), IngestFeed.OBSERVATIONS);
        for (var record : feed.records(IngestFeed.OBSERVATIONS, record -> second.equals(record.key()))) {
            assertEquals(List.of(), observed.errorsIn(new String(record.value(), StandardCharsets.UTF_8)));
        }
        assertEquals(
                feed.observationsOf(second).stream()
                        .map(CorrectionsIT::id)
                        .sorted()
                        .toList(),
                feed.revocationsOf(first).stream()
                        .map(CorrectionsIT::id)
                        .sorted()
                        .toList());
        assertTrue(feed.revocationsOf(first).stream().allMatch(event -> event.getBoolean("revoked")));
        assertEquals("LEASE", feed.observationsOf(second).get(0).getString("identity"));
        assertEquals(
                "http:" + TestTokens.CLIENT,
                feed.observationsOf(second).get(0).getString("sender"),
                "the sender of the line, not of the lease");
        awaitRevocations(second, 2);
        assertFalse(everRevoked(second));
    }

    @Test
    void shouldOnlyRevokeAndParkWhenTheAddressBecomesAmbiguousAndRestoreWhenThatIsCorrected() {
        importRows(row(first, MORNING, EVENING));
        post(NOON);
        awaitObservations(first, 1);

        importRows(row(second, MORNING, EVENING));
        awaitRevocations(first, 1);
        assertEquals(0, feed.observationsOf(second).size());
        assertEquals(1, count("select count(*) from parked_access where address = '" + address + "'"));

        importRows(row(second, MORNING, MORNING));
        awaitRevocations(first, 2);
        var events = feed.revocationsOf(first);
        assertTrue(events.get(0).getBoolean("revoked"));
        assertFalse(events.get(1).getBoolean("revoked"));
        assertTrue(events.get(1).getLong("revision") > events.get(0).getLong("revision"));
        await("it is not parked any more")
                .atMost(PATIENCE)
                .until(() -> count("select count(*) from parked_access where address = '" + address + "'") == 0);
        assertTrue(feed.observationsOf(first).size() > 1);
        assertFalse(everRevoked(second));
    }

    @Test
    void shouldRevokeForNobodyElseWhenALeaseIsRemovedAndObserveThePersonOfALaterLease() {
        importRows(row(first, MORNING, EVENING));
        post(NOON);
        awaitObservations(first, 1);

        importRows(row(first, MORNING, MORNING));
        awaitRevocations(first, 1);

        importRows(row(second, MORNING, EVENING));
        await("the other person is observed")
                .atMost(PATIENCE)
                .until(() -> !feed.observationsOf(second).isEmpty());
        assertEquals(1, feed.revocationsOf(first).size());
        assertFalse(everRevoked(second));
    }

    @Test
    void shouldChangeNothingForADryRunForTheSameFileAgainOrForARenewal() {
        String lease = row(first, MORNING, EVENING);
        importRows(lease);
        post(NOON);
        awaitObservations(first, 1);

        importFile("?dry_run=true", row(first, MORNING, MORNING));
        importRows(lease);
        importRows(row(first, MORNING, EVENING.plusSeconds(3600)));
        importRows(row(second, EVENING.plusSeconds(7200), EVENING.plusSeconds(9000)));

        awaitAnotherCorrection();
        assertEquals(0, feed.revocationsOf(first).size());
        assertEquals(1, feed.observationsOf(first).size());
    }

    @Test
    void shouldLeaveAccessesWithAUserNameAlone() {
        importRows(row(first, MORNING, EVENING));
        feed.post(SOURCE, SquidLines.from(address, userName(first), NOON));
        awaitObservations(first, 1);

        importRows(row(first, MORNING, MORNING), row(second, MORNING, EVENING));

        awaitAnotherCorrection();
        assertEquals(0, feed.revocationsOf(first).size());
        assertEquals(0, feed.observationsOf(second).size());
    }

    @Test
    void shouldGiveTheSameLineToTheNewPersonOnlyWhenAnotherShipperSendsItAgain() {
        importRows(row(first, MORNING, EVENING));
        post(NOON);
        awaitObservations(first, 1);
        importRows(row(first, MORNING, MORNING), row(second, MORNING, EVENING));
        awaitRevocations(first, 1);
        awaitObservations(second, 1);

        post(NOON);

        awaitObservations(second, 2);
        awaitAnotherCorrection();
        assertEquals(1, feed.observationsOf(first).size());
        assertEquals(1, feed.revocationsOf(first).size());
        assertFalse(everRevoked(second));
    }

    @Test
    void shouldRevokeWhatWasPublishedBeforeACrashAndReadAgainAfterTheCorrection() {
        importRows(row(first, MORNING, EVENING));
        var batch = List.of(record(SquidLines.from(address, "-", NOON)));
        QuarkusTransaction.begin();
        try {
            // Published, but the counts and the progress of the batch are lost, as in a crash.
            readLines.read(batch);
        } finally {
            QuarkusTransaction.rollback();
        }
        awaitObservations(first, 1);

        importRows(row(first, MORNING, MORNING), row(second, MORNING, EVENING));
        readLines.read(batch);

        awaitRevocations(first, 1);
        await("the other person is observed")
                .atMost(PATIENCE)
                .until(() -> !feed.observationsOf(second).isEmpty());
        assertEquals(1, feed.observationsOf(first).size());
    }

    @Test
    void shouldCorrectAfterACrashBetweenTheCommitOfTheImportAndTheCorrection() {
        importRows(row(first, MORNING, EVENING));
        post(NOON);
        awaitObservations(first, 1);

        // What the transaction of an import leaves, if the process ends right after its commit.
        database.useHandle(handle -> {
            handle.execute("update lease set username = ? where address = ?", userName(second), address);
            handle.execute("update lease_version set version = version + 1");
            handle.execute("update leased_access set due = true where address = ?", address);
        });

        awaitRevocations(first, 1);
        awaitObservations(second, 1);
    }

    @Test
    void shouldRevokeWhatAnInstanceWithOldLeasesPublishes() {
        importRows(row(second, MORNING, EVENING));
        post(NOON.plusSeconds(1));
        awaitObservations(second, 1);
        var byOldLease = observation(first, NOON);

        recordLeasedAccesses.record(List.of(new LeasedAccess(address, byOldLease)), leaseReplica.version() - 1);

        awaitRevocations(first, 1);
        assertEquals(byOldLease.observationId(), id(feed.revocationsOf(first).get(0)));
        awaitObservations(second, 2);
    }

    @Test
    void shouldReleaseAParkedAccessByLeaseAndTakeItBack() {
        post(NOON);
        await("parked")
                .atMost(PATIENCE)
                .until(() -> count("select count(*) from parked_access where address = '" + address + "'") == 1);
        importRows(row(first, MORNING, EVENING));
        awaitObservations(first, 1);

        importRows(row(first, MORNING, NOON), row(second, NOON, EVENING));

        awaitRevocations(first, 1);
        awaitObservations(second, 1);
        assertTrue(feed.observationsOf(second).get(0).getBoolean("ambiguous"));
    }

    @Test
    void shouldPublishThatAnAccessIsPerhapsAnothersWhenHisLeaseEndedShortlyBefore() {
        importRows(row(first, MORNING, EVENING));
        post(NOON);
        awaitObservations(first, 1);

        importRows(
                row(second, MORNING.minusSeconds(60), NOON.minusSeconds(10)),
                row(first, MORNING, MORNING),
                row(first, NOON.minusSeconds(5), EVENING));

        awaitObservations(first, 2);
        assertTrue(feed.observationsOf(first).get(1).getBoolean("ambiguous"));
        awaitRevocations(first, 1);
        assertFalse(everRevoked(first));
    }

    @Test
    void shouldPublishThatAnAccessIsPerhapsAnothersAlsoWhenItWasSoOfThePersonBefore() {
        importRows(row(second, MORNING, NOON.minusSeconds(10)), row(first, NOON.minusSeconds(5), EVENING));
        post(NOON);
        awaitObservations(first, 1);
        assertTrue(feed.observationsOf(first).get(0).getBoolean("ambiguous"));
        importRows(row(first, NOON.minusSeconds(5), NOON.minusSeconds(5)), row(second, MORNING, EVENING));
        awaitObservations(second, 1);
        assertFalse(feed.observationsOf(second).get(0).getBoolean("ambiguous"));

        importRows(row(first, NOON.plusSeconds(10), EVENING));

        awaitObservations(second, 2);
        assertTrue(feed.observationsOf(second).get(1).getBoolean("ambiguous"));
    }

    @Test
    void shouldGiveTheNewPersonAShorterIntervalThatAnotherInstanceFindsForThePersonBefore() {
        importRows(row(first, MORNING, EVENING));
        post(NOON);
        awaitObservations(first, 1);
        importRows(row(first, MORNING, MORNING), row(second, MORNING, EVENING));
        awaitObservations(second, 1);
        var shorter = observation(id(feed.observationsOf(first).get(0)), first, NOON)
                .withShorterIntervals(new SinceUnmonitoredPage(700, null));

        recordLeasedAccesses.shorten(List.of(shorter));

        awaitObservations(second, 2);
        assertEquals(700, feed.observationsOf(second).get(1).getInt("since_page_elsewhere_ms"));
    }

    @Test
    void shouldSetAnUnreadableAccessAsideCorrectTheOthersAndTryItAgainWhenItIsReplayed() {
        importRows(row(first, MORNING, EVENING));
        post(NOON, NOON.plusSeconds(60));
        awaitObservations(first, 2);
        String unreadable = id(feed.observationsOf(first).get(0));
        database.useHandle(handle -> {
            handle.execute("update leased_access set access = replace(access, '{', '{\"later_field\":1,')"
                    + " where address = '" + address + "'");
            handle.execute("update leased_access set access = 'x' || access where observation_id = ?", unreadable);
        });

        importRows(row(first, MORNING, MORNING), row(second, MORNING, EVENING));

        awaitObservations(second, 1);
        awaitRevocations(first, 1);
        assertEquals(1, quarantinedAttributions.count());
        database.useHandle(handle -> handle.execute(
                "update leased_access set access = substr(access, 2) where observation_id = ?", unreadable));
        assertEquals(1, quarantinedAttributions.replay());
        awaitObservations(second, 2);
        awaitRevocations(first, 2);
        assertEquals(0, quarantinedAttributions.count());
    }

    @Test
    void shouldRecordFromWhomAccessesWereTakenToWhomTheyWereGivenAndWhoImportedTheLeases() {
        importRows(row(first, MORNING, EVENING));
        post(NOON, NOON.plusSeconds(60));
        awaitObservations(first, 2);

        importRows(row(first, MORNING, MORNING), row(second, MORNING, EVENING));

        awaitObservations(second, 2);
        awaitAudit(first, "accesses taken: 2, given: 0; leases imported by: netadmin (approved by chief)");
        awaitAudit(second, "accesses taken: 0, given: 2; leases imported by: netadmin (approved by chief)");
    }

    @Test
    void shouldDeleteAccessesThatWereRecordedLongAgo() {
        importRows(row(first, MORNING, EVENING));
        post(NOON, NOON.plusSeconds(60));
        awaitObservations(first, 2);
        database.useHandle(handle -> handle.execute(
                "update leased_access set recorded_at = '2016-11-18T00:00:00Z' where observation_id = ?",
                id(feed.observationsOf(first).get(0))));

        assertFalse(expireLeasedAccesses.expireBatch());

        assertEquals(1, count("select count(*) from leased_access where address = '" + address + "'"));
    }

    private void awaitAudit(String subject, String purpose) {
        await("the audit record about " + subject)
                .atMost(PATIENCE)
                .until(() -> feed.audited("correct_attributions", subject).stream()
                        .anyMatch(record -> purpose.equals(record.getString("purpose"))));
    }

    private boolean everRevoked(String employee) {
        return feed.revocationsOf(employee).stream().anyMatch(event -> event.getBoolean("revoked"));
    }

    /** Corrects the lease of another person, and waits until that is published: so all imports before are processed. */
    private void awaitAnotherCorrection() {
        int number = NUMBER.incrementAndGet();
        String other = "K" + number + "M";
        var observation = observation(other, NOON);
        recordLeasedAccesses.record(
                List.of(new LeasedAccess("10.88.2." + number, observation)), leaseReplica.version());
        importRows(row("10.88.2." + number, other, MORNING, EVENING));
        awaitRevocations(other, 1);
    }

    private void post(Instant... starts) {
        feed.post(
                SOURCE,
                List.of(starts).stream()
                        .map(start -> SquidLines.from(address, "-", start))
                        .toArray(String[]::new));
    }

    private void awaitObservations(String employee, int expected) {
        await("observations of " + employee)
                .atMost(PATIENCE)
                .until(() -> feed.observationsOf(employee).size() == expected);
    }

    private void awaitRevocations(String employee, int expected) {
        await("revocations of " + employee)
                .atMost(PATIENCE)
                .until(() -> feed.revocationsOf(employee).size() == expected);
    }

    private static String id(JsonPath event) {
        return event.getString("observation_id");
    }

    private static String userName(String employee) {
        return "user" + employee.toLowerCase(Locale.ROOT);
    }

    private String row(String employee, Instant start, Instant end) {
        return row(address, employee, start, end);
    }

    private static String row(String address, String employee, Instant start, Instant end) {
        return String.join(",", List.of(address, userName(employee), start.toString(), end.toString()));
    }

    /** Imports the rows; what is held for a second person is approved by the chief. */
    private static void importRows(String... rows) {
        importFile("", rows).extract().jsonPath().getList("rows.change_id", String.class).stream()
                .filter(Objects::nonNull)
                .distinct()
                .forEach(CorrectionsIT::approve);
    }

    private static void approve(String changeId) {
        given().auth()
                .oauth2(TestTokens.of("chief", "chief"))
                .post("/api/v1/leases/changes/" + changeId + "/approve")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse importFile(String query, String... rows) {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("text/csv")
                .body("address,username,start,end\n" + String.join("\n", rows) + "\n")
                .post("/api/v1/leases/import" + query)
                .then()
                .statusCode(200);
    }

    private static AccessObservation observation(String employee, Instant start) {
        return observation(UUID.randomUUID().toString().replace("-", ""), employee, start);
    }

    private static AccessObservation observation(String id, String employee, Instant start) {
        return new AccessObservation(
                id,
                employee,
                "facebook",
                "www.facebook.com",
                HostRole.PAGE,
                AccessKind.URL,
                start,
                start.plusMillis(250),
                "GET",
                200,
                null,
                48_211,
                true,
                false,
                false,
                false,
                false,
                7,
                null,
                null,
                IdentityMethod.LEASE,
                SOURCE,
                "2026-11-01",
                "kafka");
    }

    private static ConsumerRecord<String, byte[]> record(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        var headers = new RecordHeaders().add("source", SOURCE.getBytes(StandardCharsets.UTF_8));
        return new ConsumerRecord<>(
                "logs.raw.v1",
                951,
                1,
                Instant.now().toEpochMilli(),
                TimestampType.CREATE_TIME,
                SOURCE.length(),
                bytes.length,
                SOURCE,
                bytes,
                headers,
                Optional.empty());
    }

    private int count(String query) {
        return database.withHandle(
                handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }
}
