package org.dutywatch.compliance.model.roster;

import java.time.Instant;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.time.Interval;

/** Entries of E101 on 5 November 2026, by hours UTC. */
final class RosterFixtures {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-05T00:00:00Z");

    private RosterFixtures() {}

    static RosterEntry entry(ShiftKind kind, int fromHour, int toHour) {
        return new RosterEntry("E101", hours(fromHour, toHour), kind, null);
    }

    static RosterEntry withBreak(int fromHour, int toHour, int breakFrom, int breakTo) {
        return new RosterEntry("E101", hours(fromHour, toHour), ShiftKind.REGULAR, hours(breakFrom, breakTo));
    }

    static Interval hours(int from, int to) {
        return new Interval(MIDNIGHT.plusSeconds(from * 3600L), MIDNIGHT.plusSeconds(to * 3600L));
    }
}
