package org.dutywatch.ingest.deadletters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class NewestDeadLettersTest {
    private static final Instant NOON = Instant.parse("2026-11-16T18:00:00Z");

    private final NewestDeadLetters letters = new NewestDeadLetters(10_000);

    @Test
    void shouldShowTheNewestFirstAndEachOnce() {
        letters.add(letter("a", 1, 10));
        letters.add(letter("b", 3, 10));
        letters.add(letter("c", 2, 10));
        letters.add(letter("a", 4, 10));

        assertEquals(List.of("b", "c", "a"), ids());
    }

    @Test
    void shouldForgetTheOldestWhenTheMemoryIsFull() {
        letters.add(letter("new", 3, 3_900));
        letters.add(letter("old", 1, 3_000));
        letters.add(letter("newer", 2, 3_900));

        assertEquals(List.of("new", "newer"), ids());
    }

    @Test
    void shouldKeepTheNewestHoweverLargeItIs() {
        letters.add(letter("small", 1, 10));
        letters.add(letter("large", 2, 50_000));

        assertEquals(List.of("large"), ids());
    }

    private List<String> ids() {
        return letters.newestFirst().stream().map(DeadLetter::id).toList();
    }

    private static DeadLetter letter(String id, int minute, int size) {
        var record = new ConsumerRecord<>("logs.raw.v1.ingest.lines.dlt", 0, 0, "hq-squid", new byte[size]);
        return new DeadLetter(id, NOON.plusSeconds(60L * minute), "hq-squid", "bad_timestamp", null, record);
    }
}
