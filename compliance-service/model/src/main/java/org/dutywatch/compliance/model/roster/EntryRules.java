package org.dutywatch.compliance.model.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.time.Interval;
import org.jspecify.annotations.Nullable;

/** The rules for a single roster entry that do not depend on other entries. */
public final class EntryRules {
    private static final Duration LONGEST_SHIFT = Duration.ofHours(24);
    /** On-call times and leave last weeks; more than a year is a typing error. */
    private static final Duration LONGEST_ABSENCE = Duration.ofDays(366);

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private EntryRules() {}

    /**
     * Checks an entry: it ends after its start, lies between the years 2000 and 2100, and is at most 24 hours long, or
     * 366 days for leave and on call. Only duty has a break, which lies inside the entry.
     *
     * @return the reason of the refusal; empty if the entry is accepted
     */
    public static Optional<String> refusal(
            Instant start, Instant end, ShiftKind kind, @Nullable Instant breakStart, @Nullable Instant breakEnd) {
        if (!end.isAfter(start)) {
            return Optional.of("end " + end + " is not after start " + start);
        }
        if (start.isBefore(EARLIEST) || end.isAfter(LATEST)) {
            return Optional.of("the time is not between the years 2000 and 2100");
        }
        Duration longest = kind.isDuty() ? LONGEST_SHIFT : LONGEST_ABSENCE;
        if (Duration.between(start, end).compareTo(longest) > 0) {
            return Optional.of(kind + " is longer than " + longest.toHours() + " hours");
        }
        if (breakStart == null && breakEnd == null) {
            return Optional.empty();
        }
        if (breakStart == null || breakEnd == null) {
            return Optional.of("a break needs both break_start and break_end");
        }
        if (!kind.isDuty()) {
            return Optional.of(kind + " has no break");
        }
        if (!breakEnd.isAfter(breakStart)) {
            return Optional.of("break_end " + breakEnd + " is not after break_start " + breakStart);
        }
        return breakStart.isBefore(start) || breakEnd.isAfter(end)
                ? Optional.of("the break " + breakStart + " to " + breakEnd + " is not inside the shift")
                : Optional.empty();
    }

    /** Creates an entry of times that {@link #refusal} accepts. */
    public static RosterEntry entry(
            String employeeId,
            Interval span,
            ShiftKind kind,
            @Nullable Instant breakStart,
            @Nullable Instant breakEnd) {
        return new RosterEntry(
                employeeId,
                span,
                kind,
                breakStart == null || breakEnd == null ? null : new Interval(breakStart, breakEnd));
    }
}
