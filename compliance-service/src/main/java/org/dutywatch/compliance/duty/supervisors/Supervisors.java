package org.dutywatch.compliance.duty.supervisors;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dutywatch.compliance.duty.roster.RosterBook;
import org.dutywatch.compliance.model.roster.NamedSupervisors;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.chain.ActingLedger;
import org.dutywatch.compliance.people.chain.RecordedActingAssignment;
import org.dutywatch.compliance.people.chain.StandingSupervisors;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;
import org.dutywatch.compliance.people.chain.domain.ActingRules;
import org.dutywatch.compliance.people.chain.domain.SupervisorChain;

/** Answers who supervises an employee at an instant. */
@ApplicationScoped
public class Supervisors {
    private final RosterBook rosterBook;
    private final ActingLedger actingLedger;
    private final StandingSupervisors standingSupervisors;

    Supervisors(RosterBook rosterBook, ActingLedger actingLedger, StandingSupervisors standingSupervisors) {
        this.rosterBook = rosterBook;
        this.actingLedger = actingLedger;
        this.standingSupervisors = standingSupervisors;
    }

    /**
     * The supervisors of an employee, the nearest first. Each is listed once, and never the employee. Who is not active
     * at that time is skipped.
     *
     * @param asOf uses the roster and the acting supervisors as recorded at this time; the chain of command is always
     *     the current record
     */
    public List<SupervisorChain.ChainLink> chainOf(String employeeId, Instant at, Instant asOf) {
        var moment = new Interval(at, at.plusNanos(1000));
        var roster = rosterBook.asOf(Set.of(employeeId), moment, asOf);
        String named = NamedSupervisors.at(roster.facts(employeeId), at).orElse(null);
        List<ActingAssignment> actings = actingLedger.overlappingAsOf(null, moment, asOf).stream()
                .map(RecordedActingAssignment::assignment)
                .toList();
        var chain = new SupervisorChain(standingSupervisors.at(at), ActingRules.actingAt(actings, at))
                .chain(employeeId, named);
        var active = standingSupervisors.activeAt(
                chain.stream().map(SupervisorChain.ChainLink::employeeId).toList(), at);
        return chain.stream().filter(link -> active.contains(link.employeeId())).toList();
    }
}
