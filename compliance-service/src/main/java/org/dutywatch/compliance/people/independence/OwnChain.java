package org.dutywatch.compliance.people.independence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.identity.OwnEmployee;
import org.dutywatch.compliance.model.cases.Actor;
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
    private static final String CHAIN = """
            with recursive chain as (
                select own_id, own_id as employee_id from unnest(:own) as own_id
                union
                select chain.own_id, e.supervisor_id
                  from chain join employee e using (employee_id) where e.supervisor_id is not null)
            select employee_id from chain
            union
            select acting.acting_supervisor_id
              from chain join acting_supervisor acting on acting.supervisor_id = chain.employee_id
             where chain.employee_id <> chain.own_id and acting.superseded_at is null
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

    /**
     * The caller and all who are above him now; empty if his login is linked to nobody.
     *
     * @throws ProblemException FORBIDDEN if his token does not name his account
     */
    @Transactional
    public Set<String> employeeIds() {
        return chain(ownEmployee.idOfKnownAccount().map(Set::of).orElse(Set.of()));
    }

    /** These people and all who are above one of them now, as far as their logins are linked to employees. */
    @Transactional
    public Set<String> of(Collection<Actor> people) {
        return chain(people.stream()
                .flatMap(person -> Stream.ofNullable(person.employeeId()))
                .collect(Collectors.toSet()));
    }

    private Set<String> chain(Set<String> own) {
        return own.isEmpty()
                ? Set.of()
                : database.withHandle(handle -> handle.createQuery(CHAIN)
                        .bindArray("own", String.class, own)
                        .bind("now", clock.instant())
                        .mapTo(String.class)
                        .set());
    }

    /** The message for somebody who wants to change a fact about this employee of his own chain. */
    public static String refusal(String employeeId) {
        return "nobody changes anything about himself or somebody above him: somebody else must do this for "
                + employeeId;
    }

    /** The message for a feed that changes the roster of somebody who subscribed to it, or above him. */
    public static String refusalOfFeed(String employeeId) {
        return "no feed changes the roster of somebody who subscribed to it, or above him: somebody else must change it"
                + " for " + employeeId;
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
