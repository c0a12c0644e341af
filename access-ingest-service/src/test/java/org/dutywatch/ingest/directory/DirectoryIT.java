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
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dutywatch.eventkit.kafka.RecordProducer;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.attribution.domain.Attribution;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class DirectoryIT {
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
        storeChanges.store(List.of(new EmployeeChanged("K1", 5, true, List.of("knew"))));
        storeChanges.store(List.of(new EmployeeChanged("K1", 4, true, List.of("kold"))));
        replica.refresh();

        assertEquals(new Attribution.Employee("K1"), replica.attribute(new UserName("knew")));
        assertEquals(Attribution.UNKNOWN, replica.attribute(new UserName("kold")));
    }

    @Test
    void shouldKeepTheNewestWhenABatchHoldsSeveralVersions() {
        storeChanges.store(List.of(
                new EmployeeChanged("K2", 2, true, List.of("ksecond")),
                new EmployeeChanged("K2", 3, true, List.of("kthird")),
                new EmployeeChanged("K2", 1, true, List.of("kfirst"))));
        replica.refresh();

        assertEquals(new Attribution.Employee("K2"), replica.attribute(new UserName("kthird")));
    }

    @Test
    void shouldShowTheChangesOfAnotherInstanceOnlyAfterARefresh() {
        var another = new DirectoryReplica(database);
        another.refresh();
        storeChanges.store(List.of(new EmployeeChanged("K3", 1, true, List.of("RIDGEMONT\\KAlias"))));

        assertEquals(Attribution.UNKNOWN, another.attribute(new UserName("kalias@ridgemont")));
        another.refresh();
        assertEquals(new Attribution.Employee("K3"), another.attribute(new UserName("kalias@ridgemont")));
    }

    @Test
    void shouldReadTheNextMessageWhenOneIsNotAnEmployee() {
        producer.send(new ProducerRecord<>(
                        "compliance.employee-changed.v1", "K4", "{\"version\":1}".getBytes(StandardCharsets.UTF_8)))
                .join();
        feed.employee("K4", 1, "kafter");

        await("the next message").atMost(Duration.ofSeconds(30)).until(() -> {
            replica.refresh();
            return replica.attribute(new UserName("kafter")) instanceof Attribution.Employee;
        });
        await("dead letter")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertFalse(feed.records(
                                "compliance.employee-changed.v1.ingest.directory.dlt",
                                letter -> "K4".equals(letter.key()))
                        .isEmpty()));
    }
}
