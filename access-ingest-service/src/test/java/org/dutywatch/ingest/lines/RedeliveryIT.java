package org.dutywatch.ingest.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.SquidLines;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.Test;

/** Kafka delivers at least once: a redelivered record must change nothing. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class RedeliveryIT {
    @Inject
    IngestFeed feed;

    @Inject
    ReadLines readLines;

    @Inject
    MeterRegistry metrics;

    @Test
    void shouldCountOnceWhenABatchIsRedelivered() {
        feed.registerSource("again-batch");
        var batch = List.of(
                record("again-batch", 901, 10, SquidLines.unmonitored("a") + "\n" + SquidLines.facebookVisit("anew")),
                record("again-batch", 901, 11, SquidLines.JUNK));

        readLines.read(batch);
        readLines.read(batch);

        var source = feed.source("again-batch");
        assertEquals(3, source.getLong("lines"));
        assertEquals(1, source.getLong("outcomes.malformed"));
        assertEquals(1, source.getLong("outcomes.unattributed"));
    }

    @Test
    void shouldCountOnceInTheMetricWhenTheFirstTransactionFails() {
        feed.registerSource("again-metric");
        var junk = List.of(record("again-metric", 906, 7, SquidLines.JUNK));
        double before = malformedLines();

        QuarkusTransaction.begin();
        try {
            readLines.read(junk);
        } finally {
            QuarkusTransaction.rollback();
        }
        readLines.read(junk);

        assertEquals(before + 1, malformedLines());
    }

    private double malformedLines() {
        return metrics.counter("dutywatch.lines", "outcome", "malformed").count();
    }

    @Test
    void shouldCountOnlyNewRecordsWhenARedeliveredBatchHasMore() {
        feed.registerSource("again-more");
        var first = record("again-more", 902, 5, SquidLines.unmonitored("a"));
        var second = record("again-more", 902, 6, SquidLines.unmonitored("a"));

        readLines.read(List.of(first));
        readLines.read(List.of(first, second));

        assertEquals(2, feed.source("again-more").getLong("lines"));
    }

    @Test
    void shouldShowADeadLetterOnceWhenItsRecordIsRedelivered() {
        feed.registerSource("again-dead");
        var junk = List.of(record("again-dead", 903, 7, SquidLines.JUNK));

        readLines.read(junk);
        readLines.read(junk);

        var letters = feed.records(IngestFeed.DEAD_LETTERS, letter -> "again-dead".equals(letter.key()));
        assertEquals(2, letters.size());
        int shown = io.restassured.RestAssured.given()
                .auth()
                .oauth2(IngestFeed.networkAdmin())
                .get("/api/v1/dead-letters?source=again-dead")
                .jsonPath()
                .getList("items")
                .size();
        assertEquals(1, shown);
    }

    @Test
    void shouldUseTheKeyAsTheSourceWhenTheShipperCannotSetAHeader() {
        feed.registerSource("again-key");
        var shipped = record("again-key", 904, 3, SquidLines.unmonitored("a"));
        shipped.headers().remove("source");

        readLines.read(List.of(shipped));

        assertEquals(1, feed.source("again-key").getLong("lines"));
    }

    @Test
    void shouldCountNothingForAnUnregisteredSource() {
        readLines.read(List.of(record("again-stranger", 905, 1, SquidLines.unmonitored("a"))));

        feed.registerSource("again-stranger");

        assertEquals(0, feed.source("again-stranger").getLong("lines"));
    }

    private static ConsumerRecord<String, byte[]> record(String source, int partition, long offset, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        var headers = new RecordHeaders().add("source", source.getBytes(StandardCharsets.UTF_8));
        return new ConsumerRecord<>(
                "logs.raw.v1",
                partition,
                offset,
                Instant.now().toEpochMilli(),
                TimestampType.CREATE_TIME,
                source.length(),
                bytes.length,
                source,
                bytes,
                headers,
                Optional.empty());
    }
}
