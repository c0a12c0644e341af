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
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dutywatch.eventkit.kafka.EventProducer;
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
    KeepEmployees keepEmployees;

    @Inject
    KnownEmployees known;

    @Inject
    EventProducer producer;

    @Inject
    DataSource database;

    @Test
    void shouldKeepTheNewerNamesWhenAnOlderVersionComesLate() {
        keepEmployees.keep(List.of(new EmployeeChanged("K1", 5, true, List.of("knew"))));
        keepEmployees.keep(List.of(new EmployeeChanged("K1", 4, true, List.of("kold"))));
        known.refresh();

        assertEquals(new Attribution.Employee("K1"), known.attribute(new UserName("knew")));
        assertEquals(Attribution.UNKNOWN, known.attribute(new UserName("kold")));
    }

    @Test
    void shouldKeepTheNewestWhenABatchHoldsSeveralVersions() {
        keepEmployees.keep(List.of(
                new EmployeeChanged("K2", 2, true, List.of("ksecond")),
                new EmployeeChanged("K2", 3, true, List.of("kthird")),
                new EmployeeChanged("K2", 1, true, List.of("kfirst"))));
        known.refresh();

        assertEquals(new Attribution.Employee("K2"), known.attribute(new UserName("kthird")));
    }

    @Test
    void shouldSeeOnlyAfterRefreshWhatAnotherInstanceStored() {
        var another = new KnownEmployees(database);
        another.refresh();
        keepEmployees.keep(List.of(new EmployeeChanged("K3", 1, true, List.of("RIDGEMONT\\KAlias"))));

        assertEquals(Attribution.UNKNOWN, another.attribute(new UserName("kalias")));
        another.refresh();
        assertEquals(new Attribution.Employee("K3"), another.attribute(new UserName("kalias")));
    }

    @Test
    void shouldGoOnWhenAMessageIsNotAnEmployee() {
        producer.send(new ProducerRecord<>(
                        "compliance.employee-changed.v1", "K4", "{\"version\":1}".getBytes(StandardCharsets.UTF_8)))
                .join();
        feed.employee("K4", 1, "kafter");

        await("the next message").atMost(Duration.ofSeconds(30)).until(() -> {
            known.refresh();
            return known.attribute(new UserName("kafter")) instanceof Attribution.Employee;
        });
        await("dead letter")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertFalse(feed.records(
                                "compliance.employee-changed.v1.ingest.directory.dlt",
                                letter -> "K4".equals(letter.key()))
                        .isEmpty()));
    }
}
