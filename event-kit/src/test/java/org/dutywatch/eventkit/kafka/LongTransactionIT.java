package org.dutywatch.eventkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.dutywatch.eventkit.TopicReader;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions that wait for a lock longer than they may last. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class LongTransactionIT {
    private final CompletableFuture<Void> lock = new CompletableFuture<>();

    @Inject
    Bookings bookings;

    @Inject
    Database database;

    @Inject
    DeadLetters deadLetters;

    @Inject
    MeterRegistry metrics;

    /** A use case that needs the lock of each number. With number 13 it lasts longer than it may. */
    @ApplicationScoped
    static class Bookings {
        private final Database database;

        Bookings(Database database) {
            this.database = database;
        }

        @Transactional
        @TransactionConfiguration(timeout = 1)
        void book(List<Integer> numbers) {
            bookEach(numbers);
        }

        /** Goes on after the failure of a statement, as code does that treats a failure as a result. */
        @Transactional
        @TransactionConfiguration(timeout = 1)
        void bookAndGoOn(List<Integer> numbers) {
            try {
                bookEach(numbers);
            } catch (RuntimeException e) {
                note("went on", 0);
            }
        }

        private void bookEach(List<Integer> numbers) {
            for (int number : numbers) {
                note("before", number);
                database.useHandle(
                        handle -> handle.execute("update booking_lock set used = used + 1 where number = ?", number));
                if (number == 13) {
                    database.useHandle(handle -> handle.execute("select pg_sleep(1.5)"));
                }
                note("after", number);
            }
        }

        private void note(String what, int number) {
            database.useHandle(
                    handle -> handle.execute("insert into booking (what, number) values (?, ?)", what, number));
        }
    }

    @BeforeEach
    void createTables() {
        OwnerDatabase.execute(
                "drop table if exists booking, booking_lock",
                "create table booking (what text, number integer)",
                "create table booking_lock (number integer, used integer)",
                "insert into booking_lock select number, 0 from generate_series(1, 20) number");
    }

    @AfterEach
    void releaseLock() {
        lock.complete(null);
    }

    @Test
    void shouldUseAllMessagesAfterALockThatLastsLongerThanATransaction() {
        var holder = holdLock(2, lock);
        var consuming = CompletableFuture.runAsync(() -> consume("kit.lock", 60, bookings::book, "1", "2", "3"));
        await("message 2 has timed out alone, and again")
                .atMost(Duration.ofSeconds(30))
                .until(() -> count("kit.lock", "retried") >= 2);

        lock.complete(null);

        consuming.join();
        holder.join();
        assertThat(booked()).containsExactly("after 1", "after 2", "after 3", "before 1", "before 2", "before 3");
        assertThat(count("kit.lock", "dead")).isZero();
    }

    @Test
    void shouldDeadLetterOnlyTheMessageThatAlwaysTimesOut() {
        consume("kit.slow", 2, bookings::book, "1", "13", "3");

        assertThat(booked()).containsExactly("after 1", "after 3", "before 1", "before 3");
        assertThat(TopicReader.all("in.kit.slow.kit.slow.dlt")).singleElement().satisfies(letter -> {
            assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo("13");
            assertThat(TopicReader.header(letter, DeadLetters.REASON)).startsWith("timed out 2 times: ");
        });
    }

    @Test
    void shouldCommitNothingAloneWhenAUseCaseGoesOnAfterTheTimeout() {
        consume("kit.goes-on", 2, bookings::bookAndGoOn, "13");

        assertThat(booked()).isEmpty();
        assertThat(count("kit.goes-on", "dead")).isEqualTo(1);
    }

    /** Returns when the lock is held; it is held until the future completes. */
    private CompletableFuture<Void> holdLock(int number, CompletableFuture<Void> until) {
        var held = new CompletableFuture<Void>();
        var holder = CompletableFuture.runAsync(() -> database.useHandle(handle -> {
            handle.execute("select from booking_lock where number = ? for update", number);
            held.complete(null);
            until.join();
        }));
        CompletableFuture.anyOf(held, holder).join();
        return holder;
    }

    private void consume(String hop, int timeouts, RetryingBatchConsumer.UseCase<Integer> useCase, String... numbers) {
        long[] offset = {0};
        var records = Stream.of(numbers)
                .map(number -> new ConsumerRecord<>(
                        "in." + hop, 0, offset[0]++, "key", number.getBytes(StandardCharsets.UTF_8)))
                .toList();
        var batch = new ConsumerRecords<>(Map.of(new TopicPartition("in." + hop, 0), records), Map.of());
        new RetryingBatchConsumer(deadLetters, metrics, timeouts)
                .consume(
                        hop,
                        batch,
                        message -> Integer.valueOf(new String(message.value(), StandardCharsets.UTF_8)),
                        useCase);
    }

    private double count(String hop, String outcome) {
        return metrics.counter("dutywatch.hop.messages", "hop", hop, "outcome", outcome)
                .count();
    }

    private List<String> booked() {
        return database.withHandle(handle -> handle.createQuery("select what || ' ' || number from booking order by 1")
                .mapTo(String.class)
                .list());
    }
}
