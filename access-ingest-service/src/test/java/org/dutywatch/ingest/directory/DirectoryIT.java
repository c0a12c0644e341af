package org.dutywatch.ingest.directory;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dutywatch.eventkit.kafka.RecordProducer;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.attribution.domain.Attribution;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.directory.EmployeeChanged.HeldName;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class DirectoryIT {
    private static final Instant NOON = Instant.parse("2026-11-03T18:00:00Z");

    @Inject
    IngestFeed feed;

    @Inject
    StoreEmployeeChanges storeChanges;

    @Inject
    DirectoryReplica replica;

    @Inject
    RecordProducer producer;

    @Inject
    Database database;

    @Test
    void shouldKeepTheNewerNamesWhenAnOlderVersionComesLate() {
        storeChanges.store(List.of(employee("K1", 5, "knew")));
        storeChanges.store(List.of(employee("K1", 4, "kold")));
        replica.refresh();

        assertEquals(new Attribution.Employee("K1"), replica.attribute(new UserName("knew"), NOON));
        assertEquals(Attribution.UNKNOWN, replica.attribute(new UserName("kold"), NOON));
    }

    @Test
    void shouldKeepTheNewestWhenABatchHoldsSeveralVersions() {
        storeChanges.store(
                List.of(employee("K2", 2, "ksecond"), employee("K2", 3, "kthird"), employee("K2", 1, "kfirst")));
        replica.refresh();

        assertEquals(new Attribution.Employee("K2"), replica.attribute(new UserName("kthird"), NOON));
    }

    @Test
    void shouldShowTheChangesOfAnotherInstanceOnlyAfterARefresh() {
        var another = new DirectoryReplica(database);
        another.refresh();
        storeChanges.store(List.of(employee("K3", 1, "RIDGEMONT\\KAlias")));

        assertEquals(Attribution.UNKNOWN, another.attribute(new UserName("kalias@ridgemont"), NOON));
        another.refresh();
        assertEquals(new Attribution.Employee("K3"), another.attribute(new UserName("kalias@ridgemont"), NOON));
    }

    @Test
    void shouldKnowWhoHadTheNameWhenItIsHandedOn() {
        storeChanges.store(List.of(
                new EmployeeChanged(
                        "K5", 1, false, List.of("kleft"), List.of(new HeldName("khanded", null, NOON)), null, null),
                new EmployeeChanged(
                        "K6", 1, true, List.of("khanded"), List.of(new HeldName("khanded", NOON, null)), null, null)));
        replica.refresh();

        assertEquals(new Attribution.Employee("K5"), replica.attribute(new UserName("khanded"), NOON.minusMillis(1)));
        assertEquals(new Attribution.Employee("K6"), replica.attribute(new UserName("khanded"), NOON));
    }

    private static EmployeeChanged employee(String id, long version, String username) {
        return new EmployeeChanged(id, version, true, List.of(username), null, null, null);
    }

    @Test
    void shouldReadTheNextMessageWhenOneIsNotAnEmployee() {
        producer.send(new ProducerRecord<>(
                        "compliance.employee-changed.v1", "K4", "{\"version\":1}".getBytes(StandardCharsets.UTF_8)))
                .join();
        feed.employee("K4", 1, "kafter");

        await("the next message").atMost(Duration.ofSeconds(30)).until(() -> {
            replica.refresh();
            return replica.attribute(new UserName("kafter"), NOON) instanceof Attribution.Employee;
        });
        await("dead letter")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertFalse(feed.records(
                                "compliance.employee-changed.v1.ingest.directory.dlt",
                                letter -> "K4".equals(letter.key()))
                        .isEmpty()));
    }
}
