package org.dutywatch.ingest.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawLineHeadersTest {
    private static final Instant PUBLISHED = Instant.parse("2026-11-30T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // what a replay writes
        "2026-11-30T11:59:59.999Z, 2026-11-30T11:59:59.999Z",
        "2026-11-24T12:00:00Z, 2026-11-24T12:00:00Z",
        // what only a shipper can write
        "2026-11-30T12:00:00.001Z, 2026-11-30T12:00:00Z",
        "2027-11-30T12:00:00Z, 2026-11-30T12:00:00Z",
        "2026-11-22T11:59:59Z, 2026-11-22T12:00:00Z",
        "-1000000000-01-01T00:00:00Z, 2026-11-22T12:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z, 2026-11-30T12:00:00Z",
        "yesterday, 2026-11-30T12:00:00Z",
        "'', 2026-11-30T12:00:00Z"
    })
    void shouldBelieveTheHeaderOnlyWithinTheTimeOfAReplay(String header, Instant receivedAt) {
        assertThat(RawLineHeaders.receivedAt(record(header))).isEqualTo(receivedAt);
    }

    @Test
    void shouldTakeTheTimeOfPublicationWhenNoHeaderSaysMore() {
        var record = record("x");
        record.headers().remove(RawLineHeaders.RECEIVED_AT);

        assertThat(RawLineHeaders.receivedAt(record)).isEqualTo(PUBLISHED);
        assertThat(RawLineHeaders.receivedAtHeader(record)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "proxy-shipper, http:proxy-shipper",
        "'', http:",
        "proxy shipper, http:proxy?shipper",
        "'a\tb\u0000\n\u00e9', http:a?b???"
    })
    void shouldNameTheClientOfLinesThatCameOverHttpInVisibleCharacters(String client, String expected) {
        var record = record("x");
        record.headers().add(RawLineHeaders.SENDER_CLIENT, client.getBytes(StandardCharsets.UTF_8));

        assertThat(RawLineHeaders.sender(record)).isEqualTo(expected);
    }

    @Test
    void shouldSayThatAnybodyWhoMayWriteToTheTopicSentARecordWithoutAClient() {
        assertThat(RawLineHeaders.sender(record("x"))).isEqualTo("kafka");
    }

    @Test
    void shouldCutTheNameOfAClientThatIsTooLong() {
        var record = record("x");
        record.headers().add(RawLineHeaders.SENDER_CLIENT, "c".repeat(5000).getBytes(StandardCharsets.UTF_8));

        assertThat(RawLineHeaders.sender(record)).hasSize(128).startsWith("http:c");
    }

    @Test
    void shouldKeepTheDirectiveOfADeadLetterThatIsReplayed() {
        byte[] directive = "#Fields: date time".getBytes(StandardCharsets.UTF_8);
        var letter = record("2026-11-30T11:00:00Z");
        letter.headers().add(RawLineHeaders.DIRECTIVE, directive);
        var replayed = new ProducerRecord<>("logs.raw.v1", "source", new byte[0]);

        RawLineHeaders.copy(letter, replayed);

        assertThat(replayed.headers().lastHeader(RawLineHeaders.DIRECTIVE).value())
                .isEqualTo(directive);
    }

    private static ConsumerRecord<String, byte[]> record(String receivedAt) {
        var headers = new RecordHeaders().add(RawLineHeaders.RECEIVED_AT, receivedAt.getBytes(StandardCharsets.UTF_8));
        return new ConsumerRecord<>(
                "logs.raw.v1",
                0,
                0,
                PUBLISHED.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                "hq-squid",
                new byte[0],
                headers,
                Optional.empty());
    }
}
