package org.dutywatch.ingest.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AffectedIntervalTest {
    @Test
    void shouldMergeIntervalsOfOneAddressThatOverlapOrTouch() {
        assertEquals(
                List.of(of("10.0.0.1", 0, 30), of("10.0.0.1", 40, 50), of("10.0.0.2", 10, 20)),
                AffectedInterval.merge(List.of(
                        of("10.0.0.1", 40, 50),
                        of("10.0.0.1", 20, 30),
                        of("10.0.0.1", 0, 20),
                        of("10.0.0.1", 5, 10),
                        of("10.0.0.2", 10, 20))));
    }

    private static AffectedInterval of(String address, long from, long to) {
        return new AffectedInterval(address, Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
    }
}
