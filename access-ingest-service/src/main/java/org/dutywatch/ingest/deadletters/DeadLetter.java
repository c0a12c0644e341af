package org.dutywatch.ingest.deadletters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dutywatch.eventkit.kafka.DeadLetters;
import org.dutywatch.ingest.deadletters.domain.RedactedLine;
import org.dutywatch.ingest.reading.domain.LineSplitter;
import org.dutywatch.ingest.receiving.RawLineHeaders;
import org.dutywatch.ingest.sources.RegisteredSource;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter: a line, or a whole record of lines, that could not be read.
 *
 * @param id its origin, so that a dead letter that is published twice is shown once:
 *     {@code <partition>-<offset>-<line>}; line -1 for a whole record
 * @param at when it was published
 * @param source empty if the record named none
 * @param detail what is wrong, for people; null for a whole record
 * @param kafkaRecord the record on the dead-letter topic
 */
record DeadLetter(
        String id,
        Instant at,
        String source,
        String reason,
        @Nullable String detail,
        ConsumerRecord<String, byte[]> kafkaRecord) {
    /** In bytes: of a longer line no more is shown. */
    private static final int LONGEST_READ = 2_000;

    /** The original bytes; empty if the record had no value. */
    byte[] bytes() {
        return kafkaRecord.value() == null ? new byte[0] : kafkaRecord.value();
    }

    /**
     * What may be shown of it.
     *
     * @param lines how many lines it holds
     * @param firstLine with user, path and query hidden
     */
    record Redacted(int lines, String firstLine) {}

    /** @param source null if it is not registered */
    Redacted redacted(@Nullable RegisteredSource source) {
        byte[] bytes = bytes();
        var splitter = new LineSplitter(bytes);
        String first = "";
        int lines = 0;
        while (splitter.next()) {
            if (lines++ == 0) {
                int length = Math.min(splitter.to() - splitter.from(), LONGEST_READ);
                first = new String(bytes, splitter.from(), length, StandardCharsets.UTF_8);
            }
        }
        boolean userIsAfterUrl = source != null && source.format().userIsAfterUrl();
        return new Redacted(lines, RedactedLine.of(first, userIsAfterUrl));
    }

    /** The value of one of its headers, as {@link RawLineHeaders} names them; null if it has none. */
    @Nullable
    String header(String name) {
        return RawLineHeaders.text(kafkaRecord, name).orElse(null);
    }

    /** Why it cannot be replayed: its value was cut. Empty if it has its whole value. */
    Optional<String> truncation() {
        return DeadLetters.truncation(kafkaRecord);
    }
}
