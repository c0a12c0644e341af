package org.dutywatch.eventkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.dutywatch.eventkit.TopicReader;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class RetryingBatchConsumerIT {
    @Inject
    RetryingBatchConsumer batchConsumer;

    private final List<String> consumed = new ArrayList<>();

    @Test
    void shouldConsumeTheGoodAndDeadLetterTheMalformedWhenABatchHasBoth() {
        batchConsumer.consume(
                "kit.malformed",
                batch("in.malformed.v1", "1", "x", "3"),
                this::number,
                numbers -> numbers.forEach(number -> consumed.add(number.toString())));

        assertThat(consumed).containsExactly("1", "3");
        var letters = TopicReader.all("in.malformed.v1.kit.malformed.dlt");
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo("x");
            assertThat(TopicReader.header(letter, DeadLetters.REASON)).isEqualTo("malformed: not a number");
            assertThat(TopicReader.header(letter, DeadLetters.OFFSET)).isEqualTo("1");
        });
    }

    @Test
    void shouldDeadLetterOnlyThePoisonMessageWhenTheUseCaseFailsOnIt() {
        batchConsumer.consume("kit.poison", batch("in.poison.v1", "1", "2", "13", "4", "5"), this::number, numbers -> {
            if (numbers.contains(13)) {
                throw new IllegalArgumentException("13 is a bug");
            }
            numbers.forEach(number -> consumed.add(number.toString()));
        });

        assertThat(consumed).containsExactly("1", "2", "4", "5");
        assertThat(TopicReader.values("in.poison.v1.kit.poison.dlt")).containsExactly("13");
    }

    @Test
    void shouldRetryAndLoseNothingWhenTheDatabaseIsDownForAWhile() {
        int[] calls = {0};
        batchConsumer.consume("kit.away", batch("in.away.v1", "1", "2"), this::number, numbers -> {
            if (calls[0]++ < 4) {
                throw new SQLTransientConnectionException("no connection");
            }
            numbers.forEach(number -> consumed.add(number.toString()));
        });

        assertThat(consumed).containsExactly("1", "2");
    }

    private Integer number(ConsumerRecord<String, byte[]> message) throws MalformedMessage {
        try {
            return Integer.valueOf(new String(message.value(), StandardCharsets.UTF_8));
        } catch (NumberFormatException e) {
            throw new MalformedMessage("not a number", e);
        }
    }

    private static ConsumerRecords<String, byte[]> batch(String topic, String... values) {
        long[] offset = {0};
        var records = Stream.of(values)
                .map(value ->
                        new ConsumerRecord<>(topic, 0, offset[0]++, "key", value.getBytes(StandardCharsets.UTF_8)))
                .toList();
        return new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), records), Map.of());
    }
}
