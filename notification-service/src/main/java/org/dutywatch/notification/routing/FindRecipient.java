package org.dutywatch.notification.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dutywatch.notification.directory.People;
import org.dutywatch.notification.directory.domain.Person;
import org.dutywatch.notification.duty.DutyReplica;
import org.dutywatch.notification.duty.DutyReplica.EmployeeAt;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.routing.domain.Route;
import org.dutywatch.notification.routing.domain.RoutingRule;

/**
 * Finds the recipient of a notice. Roster and acting supervisors are those at one instant; the chain of command follows
 * the employees.
 */
@ApplicationScoped
class FindRecipient {
    private final People people;
    private final DutyReplica duty;

    FindRecipient(People people, DutyReplica duty) {
        this.people = people;
        this.duty = duty;
    }

    /**
     * Takes the lock of {@link DutyReplica#lockForRouting}, so that callers need only this class. Must be called before
     * the transaction takes any other lock.
     */
    void lockForRouting() {
        duty.lockForRouting();
    }

    /**
     * Returns a function that finds the recipient for each of these findings: with roster and acting supervisors at the
     * start of the shift, so that further log lines about the shift do not change them, and the chain of command as it
     * is known now. It is valid in this transaction only.
     */
    Function<Finding, Route> forFindings(List<Finding> findings) {
        var people = this.people.withSupervisors(
                findings.stream().map(Finding::employeeId).collect(Collectors.toSet()));
        var supervision = duty.supervisionOf(findings.stream()
                .flatMap(finding -> chainOfCommand(finding.employeeId(), people).stream()
                        .map(id -> new EmployeeAt(id, finding.shift().start())))
                .collect(Collectors.toSet()));
        return finding ->
                new RoutingRule(people, supervision.apply(finding.shift().start())).route(finding.employeeId());
    }

    /**
     * Finds the recipient at a given time, for the preview: with roster and acting supervisors at that time, as they
     * are known now, and the chain of command as it was known at that time.
     */
    Route find(String employeeId, Instant at) {
        var supervision = duty.supervisionOf(Set.of()).apply(at);
        return new RoutingRule(id -> people.findAsOf(id, at), supervision).route(employeeId);
    }

    /** Returns the employee and his regular supervisors, as far as they are known. */
    private static Set<String> chainOfCommand(String employeeId, Function<String, Optional<Person>> people) {
        Set<String> chain = new HashSet<>();
        Optional<String> next = Optional.of(employeeId);
        while (next.isPresent() && chain.add(next.get())) {
            next = people.apply(next.get()).map(Person::supervisorId).filter(id -> !id.isBlank());
        }
        return chain;
    }
}
