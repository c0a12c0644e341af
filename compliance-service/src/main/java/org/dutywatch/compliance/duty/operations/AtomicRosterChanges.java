package org.dutywatch.compliance.duty.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.duty.changes.ChangeResult;
import org.dutywatch.compliance.duty.changes.WriteRosterChanges;
import org.dutywatch.compliance.duty.roster.ClockLedger;
import org.dutywatch.compliance.duty.roster.EmployeeReferences;
import org.dutywatch.compliance.duty.roster.RosterChangeSet;
import org.dutywatch.compliance.duty.roster.RosterLedger;
import org.dutywatch.compliance.model.duty.ClockTimes;
import org.dutywatch.compliance.model.roster.ClockedShifts;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.roster.RosterPlan;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** Changes a few roster entries by the rules of an import: all or nothing, in one version. */
@ApplicationScoped
public class AtomicRosterChanges {
    private final RosterLedger rosterLedger;
    private final ClockLedger clockLedger;
    private final WriteRosterChanges writeRosterChanges;
    private final Clock clock;

    AtomicRosterChanges(
            RosterLedger rosterLedger, ClockLedger clockLedger, WriteRosterChanges writeRosterChanges, Clock clock) {
        this.rosterLedger = rosterLedger;
        this.clockLedger = clockLedger;
        this.writeRosterChanges = writeRosterChanges;
        this.clock = clock;
    }

    /**
     * The current entries and clock times of some employees around a time.
     *
     * @param entries the entries of all these employees
     */
    record NearbyRoster(List<RosterEntry> entries, ClockedShifts clocked) {

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
        Set<String> existing = rosterLedger.lockEmployees(employeeIds);
        employeeIds.stream().filter(one -> !existing.contains(one)).findFirst().ifPresent(missing -> {
            throw refused("employee_id " + missing + " is unknown");
        });
    }

    /**
     * Locks the employee and the supervisor of the entry.
     *
     * @throws ProblemException RULE_REFUSED if one of them does not exist, or both are the same
     */
    @Transactional(TxType.MANDATORY)
    void lock(RosterEntry entry) {
        refuseIf(EmployeeReferences.refusal(entry, rosterLedger.lockEmployees(EmployeeReferences.idsIn(entry))));
    }

    @Transactional(TxType.MANDATORY)
    NearbyRoster rosterAround(Collection<String> employeeIds, Instant from, Instant to) {
        Instant now = clock.instant();
        // A shift outside this time can have clock times inside it.
        Instant start = from.minus(ClockTimes.MAX_DISTANCE_FROM_PLAN);
        Instant end = to.plus(ClockTimes.MAX_DISTANCE_FROM_PLAN);
        return new NearbyRoster(
                rosterLedger.entriesAsOf(employeeIds, start, end, now),
                clockLedger.timesAsOf(employeeIds, start, end, now));
    }

    /** The plan, and whether it was written or waits for a second person. */
    record AppliedPlan(RosterPlan plan, ChangeResult changeResult) {}

    /**
     * Writes the change. If an alert was raised about an affected shift, the whole change waits for a second person.
     * The caller must hold the lock on the employees.
     *
     * @return the result; in its plan the added entries are the rows from 1 on
     * @throws ProblemException RULE_REFUSED with the reason for which an import would refuse the first refused entry
     */
    @Transactional(TxType.MANDATORY)
    AppliedPlan write(List<RosterEntry> removed, List<RosterEntry> added, String reason) {
        var plan = plan(removed, added);
        for (int row = 1; row <= added.size(); row++) {
            String employeeId = added.get(row - 1).employeeId();
            plan.refusal(row).ifPresent(why -> {
                throw refused(added.size() == 1 ? why : employeeId + ": " + why);
            });
        }
        return new AppliedPlan(
                plan,
                writeRosterChanges.writeAllOrNothing(
                        RosterChangeSet.ofEntries(plan.superseded(), plan.added()), reason));
    }

    private RosterPlan plan(List<RosterEntry> removed, List<RosterEntry> added) {
        var all = Stream.concat(removed.stream(), added.stream()).toList();
        var nearby = rosterAround(
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
        return RosterPlan.of(nearby.entries(), removed, rows, nearby.clocked());
    }

    public static ProblemException refused(String reason) {
        return new ProblemException(ProblemType.RULE_REFUSED, reason);
    }

    public static void refuseIf(Optional<String> refusal) {
        refusal.ifPresent(reason -> {
            throw refused(reason);
        });
    }
}
