package org.dutywatch.compliance.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.duty.domain.DutyRules;
import org.dutywatch.compliance.roster.domain.DutyTimeline;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.dutywatch.compliance.time.domain.Interval;

/** What the roster and the clock say of people, as it is or was known; whether it counts as duty is another question. */
@ApplicationScoped
public class KnownRoster {
    /** A shift is worked within a few days of its plan. */
    private static final Duration REACH = Duration.ofDays(3);

    private final RosterLedger ledger;
    private final ClockLedger clock;

    KnownRoster(RosterLedger ledger, ClockLedger clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What is known of each of them in the window; who has no entry near it is absent. Two queries for all. */
    public Map<String, DutyTimeline.Known> of(Collection<String> employeeIds, Interval window, Instant asOf) {
        Interval around = window.widened(REACH);
        Map<String, List<RosterEntry>> entries = new HashMap<>();
        ledger.known(employeeIds, around.start(), around.end(), asOf)
                .forEach(entry -> entries.computeIfAbsent(entry.employeeId(), id -> new ArrayList<>())
                        .add(entry));
        var clocked = clock.known(employeeIds, around.start().minus(REACH), around.end(), asOf);
        Map<String, DutyTimeline.Known> known = new HashMap<>();
        entries.forEach((employeeId, all) ->
                known.put(employeeId, new DutyTimeline.Known(all, clocked, DutyRules.ORDINARY, null)));
        return known;
    }
}
