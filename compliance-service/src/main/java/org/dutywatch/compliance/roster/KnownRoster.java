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

/** Reads roster entries and clock times as known at a given time, under the default duty rule. */
@ApplicationScoped
public class KnownRoster {
    /** A shift is worked within this distance of its planned time. */
    private static final Duration REACH = Duration.ofDays(3);

    private final RosterLedger ledger;
    private final ClockLedger clock;

    KnownRoster(RosterLedger ledger, ClockLedger clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What is known of each employee in the window. Runs two queries, however many employees are asked for.
     *
     * @param asOf only what was recorded at or before this time counts
     * @return by employee; an employee without an entry near the window is absent
     */
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
