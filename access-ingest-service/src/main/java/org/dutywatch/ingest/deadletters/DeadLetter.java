package org.dutywatch.ingest.deadletters;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A line, or a whole record of lines, that could not be used.
 *
 * @param id where it came from, so that a letter that was written twice is one:
 *     {@code <partition>-<offset>-<line>}, line -1 for a whole record
 * @param source empty where the record named none
 */
record DeadLetter(
        String id,
        Instant at,
        String source,
        String reason,
        @Nullable String detail,
        ConsumerRecord<String, byte[]> letter) {

    byte[] bytes() {
        return letter.value() == null ? new byte[0] : letter.value();
    }
}
