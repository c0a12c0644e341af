package org.dutywatch.compliance.duty.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.model.duty.ClockTimes;
import org.dutywatch.compliance.model.duty.DutyRules;
import org.dutywatch.compliance.model.roster.DutyTimeline;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.time.Interval;

/**
 * Reads the roster entries and clock times of many employees, as recorded at a given time. That is enough to publish
 * duty and to find supervisors. The duty rule is the default rule, and the roster counts as known without limit.
 * {@code ReadDutyFacts} instead reads one employee, with the approved rules and the time until which the roster is
 * known.
 */
@ApplicationScoped
public class ReadRosterFacts {
    private final RosterLedger rosterLedger;
    private final ClockLedger clockLedger;

    ReadRosterFacts(RosterLedger rosterLedger, ClockLedger clockLedger) {
        this.rosterLedger = rosterLedger;
        this.clockLedger = clockLedger;
    }

    /**
     * The entries and clock times of each employee around the window. Runs two queries for any number of employees.
     *
     * @param asOf only what was recorded at or before this time counts
     * @return by employee; an employee without an entry near the window is absent
     */
    public Map<String, DutyTimeline.DutyFacts> read(Collection<String> employeeIds, Interval window, Instant asOf) {
        // A shift that is planned outside the window can be worked inside it.
        Interval around = window.widened(ClockTimes.MAX_DISTANCE_FROM_PLAN);
        Map<String, List<RosterEntry>> entries = new HashMap<>();
        rosterLedger
                .entriesAsOf(employeeIds, around.start(), around.end(), asOf)
                .forEach(entry -> entries.computeIfAbsent(entry.employeeId(), id -> new ArrayList<>())
                        .add(entry));
        var clocked = clockLedger.timesAsOf(
                employeeIds, around.start().minus(ClockTimes.MAX_DISTANCE_FROM_PLAN), around.end(), asOf);
        Map<String, DutyTimeline.DutyFacts> facts = new HashMap<>();
        entries.forEach((employeeId, all) ->
                facts.put(employeeId, new DutyTimeline.DutyFacts(all, clocked, DutyRules.DEFAULT, null)));
        return facts;
    }
}
