package org.dutywatch.eventkit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.dutywatch.eventkit.TopicReader;
import org.dutywatch.eventkit.kafka.Failures;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class OutboxIT {
    record SampleEvent(int number, String text) {}

    @Inject
    Outbox outbox;

    @Inject
    DataSource database;

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

    private List<String> quarantined(String topic) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select last_error from outbox where topic = ? and status = 'QUARANTINED'")) {
            statement.setString(1, topic);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? List.of(rows.getString(1)) : List.of();
            }
        }
    }

    @Test
    void shouldNotQuoteTheValuesOfARowWhenAStatementFails() {
        String withoutTopic = "insert into outbox (event_id, topic, key, type, payload) values"
                + " ('11111111-2222-3333-4444-555555555555', null, 'jane.doe@ridgemont-pd.example', 't', 'x')";

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    try (var connection = database.getConnection();
                            var statement = connection.createStatement()) {
                        statement.execute(withoutTopic);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .satisfies(failure -> assertThat(Failures.describe(failure))
                        .contains("null value in column")
                        .doesNotContain("jane.doe"));
    }
}
