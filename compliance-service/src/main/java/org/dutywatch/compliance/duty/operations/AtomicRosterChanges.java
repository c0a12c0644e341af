package org.dutywatch.compliance.duty.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
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
import org.dutywatch.compliance.duty.roster.EmployeeReferences;
import org.dutywatch.compliance.duty.roster.Roster;
import org.dutywatch.compliance.duty.roster.RosterBook;
import org.dutywatch.compliance.duty.roster.RosterChangeSet;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.roster.RosterPlan;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** Changes a few roster entries by the rules of an import: all or nothing, in one version. */
@ApplicationScoped
public class AtomicRosterChanges {
    private final RosterBook rosterBook;
    private final WriteRosterChanges writeRosterChanges;

    AtomicRosterChanges(RosterBook rosterBook, WriteRosterChanges writeRosterChanges) {
        this.rosterBook = rosterBook;
        this.writeRosterChanges = writeRosterChanges;
    }

    /**
     * Locks the employees: nobody else can change their roster until the transaction ends.
     *
     * @throws ProblemException RULE_REFUSED if one of them does not exist
     */
    @Transactional(TxType.MANDATORY)
    void lock(Collection<String> employeeIds) {
        Set<String> existing = rosterBook.lock(employeeIds);
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
        refuseIf(EmployeeReferences.refusal(entry, rosterBook.lock(EmployeeReferences.idsIn(entry))));
    }

    Roster rosterAround(Collection<String> employeeIds, Instant from, Instant to) {
        return rosterBook.current(employeeIds, new Interval(from, to));
    }

    /** @throws ProblemException NOT_FOUND if the employee has no shift with this planned start */
    RosterEntry shift(String employeeId, Instant start) {
        return rosterAround(List.of(employeeId), start, start)
                .shift(new ShiftKey(employeeId, start))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "no shift of " + employeeId + " starts at " + start));
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
        var roster = rosterBook.current(
                all.stream().map(RosterEntry::employeeId).collect(Collectors.toSet()),
                Interval.hull(all.stream().map(RosterEntry::span).toList()).orElseThrow());
        var rows = new TreeMap<Integer, RosterEntry>();
        added.forEach(entry -> rows.put(rows.size() + 1, entry));
        return RosterPlan.of(roster.entries(), removed, rows, roster.clocked());
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
