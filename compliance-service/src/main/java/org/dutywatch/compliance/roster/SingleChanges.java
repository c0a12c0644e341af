package org.dutywatch.compliance.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.roster.domain.ClockedShifts;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.dutywatch.compliance.roster.domain.RosterPlan;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** Changes a few roster entries by the rules of an import: all or nothing, in one version. */
@ApplicationScoped
class SingleChanges {
    /** Two shifts that overlap, as planned or clocked, start within this distance of each other. */
    private static final Duration REACH = Duration.ofDays(2);

    private final RosterLedger ledger;
    private final ClockLedger clockLedger;
    private final RosterChanges changes;
    private final Clock clock;

    SingleChanges(RosterLedger ledger, ClockLedger clockLedger, RosterChanges changes, Clock clock) {
        this.ledger = ledger;
        this.clockLedger = clockLedger;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * The current entries and clock times of some employees around a time.
     *
     * @param entries the entries of all these employees
     */
    record Known(List<RosterEntry> entries, ClockedShifts clocked) {

        /** @throws ProblemException NOT_FOUND if the employee has no shift with this planned start */
        RosterEntry shift(String employeeId, Instant start) {
            return entries.stream()
                    .filter(entry -> entry.isDuty() && entry.employeeId().equals(employeeId))
                    .filter(entry -> entry.span().start().equals(start))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(
                            ProblemType.NOT_FOUND, "no shift of " + employeeId + " starts at " + start));
        }
    }

    /**
     * Locks the employees: nobody else can change their roster until the transaction ends.
     *
     * @throws ProblemException RULE_REFUSED if one of them does not exist
     */
    @Transactional(TxType.MANDATORY)
    void lock(Collection<String> employeeIds) {
        Set<String> known = ledger.lock(employeeIds);
        employeeIds.stream().filter(one -> !known.contains(one)).findFirst().ifPresent(unknown -> {
            throw refused("employee_id " + unknown + " is nobody known");
        });
    }

    /**
     * Locks the employee and the supervisor of the entry.
     *
     * @throws ProblemException RULE_REFUSED if one of them does not exist, or both are the same
     */
    @Transactional(TxType.MANDATORY)
    void lock(RosterEntry entry) {
        refuseIf(NamedPeople.refusal(entry, ledger.lock(NamedPeople.of(entry))));
    }

    @Transactional(TxType.MANDATORY)
    Known around(Collection<String> employeeIds, Instant from, Instant to) {
        Instant now = clock.instant();
        return new Known(
                ledger.known(employeeIds, from.minus(REACH), to.plus(REACH), now),
                clockLedger.known(employeeIds, from.minus(REACH), to.plus(REACH), now));
    }

    /** The plan that was decided, and whether it was written or waits for a second person. */
    record Done(RosterPlan plan, Written written) {}

    /**
     * Writes the change. If an alert was raised about an affected shift, the whole change waits for a second person.
     * The caller must hold the lock on the employees.
     *
     * @return the result; in its plan the added entries are the rows from 1 on
     * @throws ProblemException RULE_REFUSED with the reason for which an import would refuse the first refused entry
     */
    @Transactional(TxType.MANDATORY)
    Done write(List<RosterEntry> removed, List<RosterEntry> added, String reason) {
        var plan = plan(removed, added);
        for (int row = 1; row <= added.size(); row++) {
            String employeeId = added.get(row - 1).employeeId();
            plan.refusal(row).ifPresent(why -> {
                throw refused(added.size() == 1 ? why : employeeId + ": " + why);
            });
        }
        return new Done(plan, changes.writeTogether(Change.ofPlan(plan.superseded(), plan.added()), reason));
    }

    private RosterPlan plan(List<RosterEntry> removed, List<RosterEntry> added) {
        var all = Stream.concat(removed.stream(), added.stream()).toList();
        var known = around(
                all.stream().map(RosterEntry::employeeId).collect(Collectors.toSet()),
                all.stream()
                        .map(entry -> entry.span().start())
                        .min(Instant::compareTo)
                        .orElseThrow(),
                all.stream()
                        .map(entry -> entry.span().end())
                        .max(Instant::compareTo)
                        .orElseThrow());
        var rows = new TreeMap<Integer, RosterEntry>();
        added.forEach(entry -> rows.put(rows.size() + 1, entry));
        return RosterPlan.of(known.entries(), removed, rows, known.clocked());
    }

    static ProblemException refused(String reason) {
        return new ProblemException(ProblemType.RULE_REFUSED, reason);
    }

    static void refuseIf(Optional<String> refusal) {
        refusal.ifPresent(reason -> {
            throw refused(reason);
        });
    }
}
