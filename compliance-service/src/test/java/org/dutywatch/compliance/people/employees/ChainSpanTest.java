package org.dutywatch.compliance.people.employees;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;
import org.junit.jupiter.api.Test;

class ChainSpanTest {
    private static final Instant DAY_1 = Instant.parse("2026-11-01T06:00:00Z");
    private static final Instant DAY_2 = Instant.parse("2026-11-02T06:00:00Z");
    private static final Instant DAY_3 = Instant.parse("2026-11-03T06:00:00Z");

    @Test
    void shouldCoverAllTimeWhenATransferStaysInTheChain() {
        var spans = List.of(
                new ChainSpan("1", DAY_2, EmployeeHistory.END), new ChainSpan("1", EmployeeHistory.BEGINNING, DAY_2));

        assertEquals(List.of(ChainSpan.always("1")), ChainSpan.merged(spans));
        assertTrue(ChainSpan.merged(spans).get(0).isAlways());
    }

    @Test
    void shouldNotMergeAcrossAGapOrAcrossEmployees() {
        var spans = List.of(
                new ChainSpan("1", DAY_1, DAY_2),
                new ChainSpan("2", DAY_2, DAY_3),
                new ChainSpan("1", DAY_3, EmployeeHistory.END));

        assertEquals(3, ChainSpan.merged(spans).size());
    }

    @Test
    void shouldContainItsStartAndNotItsEnd() {
        var span = new ChainSpan("1", DAY_1, DAY_2);

        assertTrue(span.contains("1", DAY_1));
        assertFalse(span.contains("1", DAY_2));
        assertFalse(span.contains("2", DAY_1));
    }

    @Test
    void shouldOverlapIntervalsThatShareAMoment() {
        var span = new ChainSpan("1", DAY_2, DAY_3);

        assertTrue(span.overlaps("1", DAY_1, DAY_2.plusSeconds(1)));
        assertFalse(span.overlaps("1", DAY_1, DAY_2));
        assertFalse(span.overlaps("1", DAY_3, DAY_3.plusSeconds(1)));
        assertFalse(span.overlaps("2", DAY_1, DAY_3));
    }
}
