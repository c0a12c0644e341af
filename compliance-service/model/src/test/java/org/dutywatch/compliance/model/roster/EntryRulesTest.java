package org.dutywatch.compliance.model.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.time.Interval;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryRulesTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-11-05T06:00:00Z,2026-11-05T16:00:00Z,REGULAR,-,-,-",
                "2026-11-05T06:00:00Z,2026-11-06T06:00:00Z,REGULAR,2026-11-05T06:00:00Z,2026-11-06T06:00:00Z,-",
                "2026-11-05T06:00:00Z,2026-11-19T06:00:00Z,LEAVE,-,-,-",
                "2026-11-05T06:00:00Z,2026-11-05T06:00:00Z,COURT,-,-,"
                        + "end 2026-11-05T06:00:00Z is not after start 2026-11-05T06:00:00Z",
                "2026-11-05T06:00:00Z,2026-11-06T06:00:01Z,DETAIL,-,-,DETAIL is longer than 24 hours",
                "2026-11-05T06:00:00Z,2028-11-06T06:00:01Z,LEAVE,-,-,LEAVE is longer than 8784 hours",
                "1999-11-05T06:00:00Z,1999-11-05T16:00:00Z,REGULAR,-,-,the time is not between the years 2000 and 2100",
                "2026-11-05T06:00:00Z,2026-11-05T16:00:00Z,REGULAR,2026-11-05T11:00:00Z,-,"
                        + "a break needs both break_start and break_end",
                "2026-11-05T06:00:00Z,2026-11-05T16:00:00Z,ON_CALL,2026-11-05T11:00:00Z,2026-11-05T11:30:00Z,"
                        + "ON_CALL has no break",
                "2026-11-05T06:00:00Z,2026-11-05T16:00:00Z,REGULAR,2026-11-05T11:00:00Z,2026-11-05T11:00:00Z,"
                        + "break_end 2026-11-05T11:00:00Z is not after break_start 2026-11-05T11:00:00Z",
                "2026-11-05T06:00:00Z,2026-11-05T16:00:00Z,REGULAR,2026-11-05T05:00:00Z,2026-11-05T07:00:00Z,"
                        + "the break 2026-11-05T05:00:00Z to 2026-11-05T07:00:00Z is not inside the shift"
            })
    void shouldGiveTheReasonWhenAnEntryIsRefused(
            Instant start,
            Instant end,
            ShiftKind kind,
            @Nullable Instant breakStart,
            @Nullable Instant breakEnd,
            @Nullable String refusal) {
        assertEquals(
                refusal,
                EntryRules.refusal(start, end, kind, breakStart, breakEnd).orElse(null));
        if (refusal == null) {
            var entry = EntryRules.entry("E101", new Interval(start, end), kind, breakStart, breakEnd);
            assertEquals(
                    breakStart == null || breakEnd == null ? null : new Interval(breakStart, breakEnd),
                    entry.dutyFree());
        }
    }
}
