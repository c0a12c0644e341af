package org.dutywatch.compliance.duty.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.duty.feeds.RosterHorizon;
import org.dutywatch.compliance.duty.roster.ApprovedDutyRules;
import org.dutywatch.compliance.duty.roster.ClockLedger;
import org.dutywatch.compliance.duty.roster.RosterLedger;
import org.dutywatch.compliance.model.roster.DutyTimeline;
import org.dutywatch.compliance.model.time.Interval;

/**
 * Reads all that decides about one employee's duty: roster, clock times, approved duty rules, and until when the roster
 * is known. {@code ReadRosterFacts} reads the first two only, for many employees.
 */
@ApplicationScoped
class ReadDutyFacts {
    private final RosterLedger rosterLedger;
    private final ClockLedger clockLedger;
    private final ApprovedDutyRules rules;
    private final RosterHorizon horizon;

    ReadDutyFacts(RosterLedger rosterLedger, ClockLedger clockLedger, ApprovedDutyRules rules, RosterHorizon horizon) {
        this.rosterLedger = rosterLedger;
        this.clockLedger = clockLedger;
        this.rules = rules;
        this.horizon = horizon;
    }

    /**
     * @param asOf only what was recorded or approved at or before this time counts; the time until which the roster is
     *     known is always the current one
     */
    DutyTimeline.DutyFacts read(String employeeId, Interval window, Instant asOf) {
        var employeeIds = List.of(employeeId);
        Interval around = window.widened(DutyTimeline.KNOWN_WITHIN);
        return new DutyTimeline.DutyFacts(
                rosterLedger.entriesAsOf(employeeIds, around.start(), around.end(), asOf),
                clockLedger.timesAsOf(employeeIds, around.start().minus(DutyTimeline.KNOWN_WITHIN), around.end(), asOf),
                rules.asOf(asOf),
                horizon.knownUntil(employeeIds).get(employeeId));
    }
}
