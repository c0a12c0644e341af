package org.dutywatch.compliance.model.roster;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dutywatch.compliance.model.duty.ClockTimes;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.time.Interval;
import org.jspecify.annotations.Nullable;

/** The clock times of shifts. */
public record ClockedShifts(Map<ShiftKey, ClockTimes> times) {
    public static final ClockedShifts NONE = new ClockedShifts(Map.of());

    public ClockedShifts {
        times = Map.copyOf(times);
    }

    /** Null if the entry has no clock times, or is not duty. */
    public @Nullable ClockTimes timesOf(RosterEntry entry) {
        return entry.isDuty() ? times.get(entry.shiftKey()) : null;
    }

    /** The time worked: the clock times if there are any, else the planned time. */
    public Interval worked(RosterEntry entry) {
        ClockTimes clocked = timesOf(entry);
        return clocked == null ? entry.span() : clocked.worked(entry.span());
    }

    /** A copy with these clock times for one shift. */
    public ClockedShifts withTimes(ShiftKey shift, ClockTimes clocked) {
        Map<ShiftKey, ClockTimes> changed = new HashMap<>(times);
        changed.put(shift, clocked);
        return new ClockedShifts(changed);
    }

    /**
     * Checks whether these can be the clock times of the shift: by {@link ClockTimes#refusal}; and the time worked must
     * not overlap the time worked in another shift of the employee.
     *
     * @param roster the employee's entries around the shift
     * @return the reason of the refusal; empty if the times are accepted
     */
    public Optional<String> refusal(RosterEntry shift, ClockTimes clocked, Collection<RosterEntry> roster) {
        return clocked.refusal(shift.span()).or(() -> {
            Interval worked = clocked.worked(shift.span());
            return roster.stream()
                    .filter(other -> other.isDuty() && !other.shiftKey().equals(shift.shiftKey()))
                    .filter(other -> other.employeeId().equals(shift.employeeId()))
                    .filter(other -> worked(other).overlaps(worked))
                    .findFirst()
                    .map(other -> "the time clocked (" + clocked.description() + ") overlaps the " + description(other)
                            + ": correct that one first");
        });
    }

    /** A text for people, such as {@code REGULAR shift 2026-11-05T12:00:00Z to 2026-11-05T22:00:00Z (clocked ...)}. */
    String description(RosterEntry entry) {
        ClockTimes clocked = timesOf(entry);
        return entry.description() + (clocked == null ? "" : " (" + clocked.description() + ")");
    }

    /** Whether both are duty of one employee with different starts, and the times worked overlap. */
    boolean collide(RosterEntry one, RosterEntry other) {
        return one.employeeId().equals(other.employeeId())
                && one.isDuty()
                && other.isDuty()
                && !one.span().start().equals(other.span().start())
                && worked(one).overlaps(worked(other));
    }
}
