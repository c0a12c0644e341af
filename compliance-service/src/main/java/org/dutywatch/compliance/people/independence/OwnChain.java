package org.dutywatch.compliance.people.independence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.dutywatch.compliance.identity.OwnEmployee;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.sql.Database;

/**
 * The rule that nobody changes anything about himself or about somebody above him: neither the record, nor the roster,
 * nor clock times, nor who acts for whom. Above him are his regular supervisors now, theirs, and whoever acts for one of
 * these now. Whose login is linked to no employee is above nobody and below nobody.
 */
@ApplicationScoped
public class OwnChain {
    private static final String OWN_CHAIN = """
            with recursive own as (
                select :own as employee_id
                union
                select e.supervisor_id from own join employee e using (employee_id) where e.supervisor_id is not null)
            select employee_id from own
            union
            select acting.acting_supervisor_id
              from own join acting_supervisor acting on acting.supervisor_id = own.employee_id
             where own.employee_id <> :own and acting.superseded_at is null
               and acting.from_at <= :now and acting.to_at > :now
            """;

    private final OwnEmployee ownEmployee;
    private final Database database;
    private final Clock clock;

    OwnChain(OwnEmployee ownEmployee, Database database, Clock clock) {
        this.ownEmployee = ownEmployee;
        this.database = database;
        this.clock = clock;
    }

    /** The caller and all who are above him now; empty if his login is linked to nobody. */
    @Transactional
    public Set<String> employeeIds() {
        return ownEmployee
                .id()
                .map(own -> database.withHandle(handle -> handle.createQuery(OWN_CHAIN)
                        .bind("own", own)
                        .bind("now", clock.instant())
                        .mapTo(String.class)
                        .set()))
                .orElse(Set.of());
    }

    /** The message for somebody who wants to change a fact about this employee of his own chain. */
    public static String refusal(String employeeId) {
        return "nobody changes anything about himself or somebody above him: somebody else must do this for "
                + employeeId;
    }

    /** @throws ProblemException RULE_REFUSED if one of the employees is the caller or above him; it names the first */
    @Transactional
    public void requireOthers(Collection<String> employeeIds) {
        var own = new TreeSet<>(employeeIds);
        own.retainAll(employeeIds());
        if (!own.isEmpty()) {
            throw new ProblemException(ProblemType.RULE_REFUSED, refusal(own.first()));
        }
    }
}
