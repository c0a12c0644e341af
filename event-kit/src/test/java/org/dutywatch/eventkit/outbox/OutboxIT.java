package org.dutywatch.eventkit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dutywatch.eventkit.TopicReader;
import org.dutywatch.eventkit.kafka.Failures;
import org.dutywatch.eventkit.kafka.RecordProducer;
import org.dutywatch.eventkit.kafka.SilentProducer;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.eventkit.worker.Workers;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class OutboxIT {
    record SampleEvent(int number, String text) {}

    @Inject
    Outbox outbox;

    @Inject
    Workers workers;

    @Inject
    OutboxRows rows;

    @Inject
    RecordProducer producer;

    @Inject
    MeterRegistry metrics;

    @Inject
    Clock clock;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    @Inject
    Database database;

    @Test
    void shouldSendEventsOfOneKeyInOrderWhenTheirTransactionCommits() {
        QuarkusTransaction.requiringNew()
                .run(() -> IntStream.range(0, 200)
                        .forEach(i -> outbox.append("kit.order.v1", "E1", new SampleEvent(i, "x"))));

        var expected = IntStream.range(0, 200)
                .mapToObj(i -> "{\"number\":" + i + ",\"text\":\"x\"}")
                .toList();
        await("all events are on the topic in order")
                .untilAsserted(
                        () -> assertThat(TopicReader.values("kit.order.v1")).isEqualTo(expected));
        assertThat(TopicReader.header(TopicReader.all("kit.order.v1").get(0), "ce_type"))
                .isEqualTo("org.dutywatch.kit.order.v1");
    }

    @Test
    void shouldSendEveryEventWhenManyAreAppendedTogether() {
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.appendAll("kit.many.v1", Map.of());
            outbox.appendAll("kit.many.v1", Map.of("E1", new SampleEvent(1, "x"), "E2", new SampleEvent(2, "y")));
        });

        await("both events are on the topic")
                .untilAsserted(() -> assertThat(TopicReader.values("kit.many.v1"))
                        .containsExactlyInAnyOrder("{\"number\":1,\"text\":\"x\"}", "{\"number\":2,\"text\":\"y\"}"));
    }

    @Test
    void shouldPublishNothingWhenTheTransactionRollsBack() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.append("kit.rollback.v1", "E1", new SampleEvent(1, "never"));
                    throw new IllegalStateException("the use case fails");
                }))
                .isInstanceOf(IllegalStateException.class);
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.append("kit.rollback.v1", "E1", new SampleEvent(2, "after")));

        await("the later event is there")
                .untilAsserted(() -> assertThat(TopicReader.values("kit.rollback.v1"))
                        .containsExactly("{\"number\":2,\"text\":\"after\"}"));
    }

    @Test
    void shouldRefuseAnEventOutsideATransaction() {
        assertThatThrownBy(() -> outbox.append("kit.outside.v1", "E1", new SampleEvent(1, "x")))
                .isInstanceOf(TransactionalException.class);
    }

    @Test
    void shouldQuarantineAnEventThatKafkaRefusesAndSendTheOthers() {
        String tooLarge = "x".repeat(5 * 1024 * 1024);
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.append("kit.poison.v1", "E1", new SampleEvent(1, tooLarge));
            outbox.append("kit.poison.v1", "E1", new SampleEvent(2, "same key"));
            outbox.append("kit.poison.v1", "E2", new SampleEvent(3, "other key"));
        });

        await("the healthy events are sent")
                .untilAsserted(
                        () -> assertThat(TopicReader.values("kit.poison.v1")).hasSize(2));
        await("the poison row is kept with its reason")
                .untilAsserted(() -> assertThat(quarantined("kit.poison.v1"))
                        .singleElement()
                        .asString()
                        .contains("RecordTooLargeException"));
    }

    @Test
    void shouldHoldNoTransactionWhileKafkaDoesNotAnswer() {
        var silent = new SilentProducer(broker);
        QuarkusMock.installMockForType(silent, RecordProducer.class);
        QuarkusTransaction.requiringNew().run(() -> outbox.append("kit.silent.v1", "E1", new SampleEvent(1, "waits")));
        await("the relay waits for Kafka").until(silent::isAsked);

        int open = openTransactions();

        silent.answer();
        assertThat(open).isZero();
        await("the event is sent")
                .untilAsserted(
                        () -> assertThat(TopicReader.values("kit.silent.v1")).hasSize(1));
    }

    @Test
    void shouldSendOnlyAfterTheClaimOfAnotherRelayHasEnded() throws InterruptedException {
        await("the outbox is not claimed").until(() -> claimForAnHour() == 1);
        QuarkusTransaction.requiringNew().run(() -> outbox.append("kit.claimed.v1", "E1", new SampleEvent(1, "waits")));

        boolean relayed = new OutboxRelay(workers, rows, producer, metrics, clock, "kit").relayOnce();

        assertThat(relayed).isFalse();
        assertThat(pending("kit.claimed.v1")).isEqualTo(1);
        database.useHandle(handle -> handle.execute("update outbox_claim set claimed_until = now() - interval '1 s'"));
        await("the event is sent")
                .untilAsserted(
                        () -> assertThat(TopicReader.values("kit.claimed.v1")).hasSize(1));
        await("and no longer kept").until(() -> pending("kit.claimed.v1") == 0);
    }

    private int claimForAnHour() {
        return database.withHandle(handle -> handle.execute("""
                update outbox_claim set relay = gen_random_uuid(), claimed_until = now() + interval '1 h'
                 where claimed_until < now()
                """));
    }

    private int openTransactions() {
        return database.withHandle(
                handle -> handle.createQuery("""
                        select count(*) from pg_stat_activity
                         where usename = current_user and pid <> pg_backend_pid() and xact_start is not null
                        """).mapTo(Integer.class).one());
    }

    private int pending(String topic) {
        return database.withHandle(handle -> handle.createQuery("select count(*) from outbox where topic = :topic")
                .bind("topic", topic)
                .mapTo(Integer.class)
                .one());
    }

    private List<String> quarantined(String topic) {
        return database.withHandle(handle -> handle.createQuery(
                        "select last_error from outbox where topic = :topic and status = 'QUARANTINED'")
                .bind("topic", topic)
                .mapTo(String.class)
                .list());
    }

    @Test
    void shouldNotQuoteTheValuesOfARowWhenAStatementFails() {
        String withoutTopic = "insert into outbox (event_id, topic, key, type, payload) values"
                + " ('11111111-2222-3333-4444-555555555555', null, 'jane.doe@ridgemont-pd.example', 't', 'x')";

        assertThatThrownBy(() -> database.useHandle(handle -> handle.execute(withoutTopic)))
                .satisfies(failure -> assertThat(Failures.describe(failure))
                        .contains("null value in column")
                        .doesNotContain("jane.doe"));
    }
}
