package org.dutywatch.ingest.deadletters;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dutywatch.eventkit.kafka.DeadLetters;
import org.dutywatch.ingest.receiving.RawLineHeaders;
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

    /** The original bytes; empty if the record had no value. */
    byte[] bytes() {
        return kafkaRecord.value() == null ? new byte[0] : kafkaRecord.value();
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
