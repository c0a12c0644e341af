package org.dutywatch.compliance.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dutywatch.compliance.roster.KnownRoster;
import org.dutywatch.compliance.supervision.domain.Acting;
import org.dutywatch.compliance.supervision.domain.ActingRules;
import org.dutywatch.compliance.supervision.domain.NamedSupervisors;
import org.dutywatch.compliance.supervision.domain.SupervisorAt;
import org.dutywatch.compliance.time.domain.Interval;

/** Answers who supervises an employee at an instant. */
@ApplicationScoped
public class Supervisors {
    private final KnownRoster roster;
    private final ActingLedger acting;
    private final StandingChain standing;

    Supervisors(KnownRoster roster, ActingLedger acting, StandingChain standing) {
        this.roster = roster;
        this.acting = acting;
        this.standing = standing;
    }

    /**
     * The supervisors of an employee, the nearest first. Each is listed once, and never the employee.
     *
     * @param asOf uses the roster and the acting supervisors as recorded at this time; the chain of command is always
     *     the current record
     */
    public List<SupervisorAt.Link> of(String employeeId, Instant at, Instant asOf) {
        var moment = new Interval(at, at.plusNanos(1000));
        String named = Optional.ofNullable(
                        roster.of(Set.of(employeeId), moment, asOf).get(employeeId))
                .flatMap(known -> NamedSupervisors.at(known, at))
                .orElse(null);
        List<Acting> actings = acting.known(null, moment, asOf).stream()
                .map(RecordedActing::acting)
                .toList();
        return new SupervisorAt(standing.at(at), ActingRules.actingAt(actings, at)).chain(employeeId, named);
    }
}
