package org.dutywatch.compliance.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.duty.RulesInForce;
import org.dutywatch.compliance.roster.domain.DutyTimeline;
import org.dutywatch.compliance.time.domain.Interval;

/**
 * Reads what is known about one employee's duty: roster, clock times, duty rules, and until when the roster is known.
 */
@ApplicationScoped
class KnownDuty {
    private final RosterLedger roster;
    private final ClockLedger clock;
    private final RulesInForce rules;
    private final RosterHorizon horizon;

    KnownDuty(RosterLedger roster, ClockLedger clock, RulesInForce rules, RosterHorizon horizon) {
        this.roster = roster;
        this.clock = clock;
        this.rules = rules;
        this.horizon = horizon;
    }

    /**
     * @param asOf only what was recorded or approved at or before this time counts; the time until which the roster is
     *     known is always the current one
     */
    DutyTimeline.Known of(String employeeId, Interval window, Instant asOf) {
        var one = List.of(employeeId);
        Interval around = window.widened(DutyTimeline.KNOWN_WITHIN);
        return new DutyTimeline.Known(
                roster.known(one, around.start(), around.end(), asOf),
                clock.known(one, around.start().minus(DutyTimeline.KNOWN_WITHIN), around.end(), asOf),
                rules.asOf(asOf),
                horizon.knownUntil(one).get(employeeId));
    }
}
