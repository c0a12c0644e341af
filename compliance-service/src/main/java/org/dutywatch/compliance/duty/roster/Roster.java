package org.dutywatch.compliance.duty.roster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutywatch.compliance.model.duty.DutyRules;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.roster.ClockedShifts;
import org.dutywatch.compliance.model.roster.DutyTimeline;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.jspecify.annotations.Nullable;

/**
 * The roster of some employees around a time, as it is now or as it was recorded at an earlier time.
 *
 * @param entriesByEmployee an employee without an entry is absent
 * @param clocked the clock times of these entries, and possibly those of other shifts
 */
public record Roster(Map<String, List<RosterEntry>> entriesByEmployee, ClockedShifts clocked) {
    public List<RosterEntry> entries() {
        return entriesByEmployee.values().stream().flatMap(List::stream).toList();
    }

    public List<RosterEntry> entriesOf(String employeeId) {
        return entriesByEmployee.getOrDefault(employeeId, List.of());
    }

    /** The duty entry with this planned start. */
    public Optional<RosterEntry> shift(ShiftKey key) {
        return entriesOf(key.employeeId()).stream()
                .filter(entry -> entry.isDuty() && entry.span().start().equals(key.start()))
                .findFirst();
    }

    /** The roster of one employee, under the default duty rule and without an end of the known time. */
    public DutyTimeline.DutyFacts facts(String employeeId) {
        return facts(employeeId, DutyRules.DEFAULT, null);
    }

    /** @param knownUntil until when the roster of the employee is known; null means without limit */
    public DutyTimeline.DutyFacts facts(String employeeId, DutyRules rules, @Nullable Instant knownUntil) {
        return new DutyTimeline.DutyFacts(entriesOf(employeeId), clocked, rules, knownUntil);
    }
}
