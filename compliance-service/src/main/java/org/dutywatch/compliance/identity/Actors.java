package org.dutywatch.compliance.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.cases.Actor.Account;
import org.dutywatch.eventkit.decisions.Person;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Login;

/**
 * Who acts, and who an earlier actor is by now. What is stored of him ({@link ActorColumns}) is
 * compared with {@link Actor#isSamePersonAs}, never by the user name alone.
 */
@ApplicationScoped
public class Actors {
    private final Caller caller;
    private final LoginLinks links;

    Actors(Caller caller, LoginLinks links) {
        this.caller = caller;
        this.links = links;
    }

    /**
     * The caller, with his account and the employee to whom it is linked.
     *
     * @throws ProblemException FORBIDDEN if his token does not name his account: he could be anybody
     */
    @Transactional
    public Actor caller() {
        var login = OwnEmployee.require(caller);
        return asKnownNow(new Actor(caller.name(), null, new Account(login.issuer(), login.subject())));
    }

    /** The actor; if he was linked to nobody when he acted, with the employee to whom his account is linked by now. */
    @Transactional
    public Actor asKnownNow(Actor actor) {
        var account = actor.account();
        if (actor.employeeId() != null || account == null) {
            return actor;
        }
        return links.employeeOf(new Login(account.issuer(), account.subject()))
                .map(actor::as)
                .orElse(actor);
    }

    /** The actor as somebody who asks for a decision or decides. */
    public static Person person(Actor actor) {
        var account = actor.account();
        String employeeId = actor.employeeId();
        return new Person(
                actor.user(),
                account == null ? null : new Login(account.issuer(), account.subject()),
                employeeId == null ? Set.of() : Set.of(employeeId));
    }

    /** Somebody who asked for a decision or decided as an actor. */
    public static Actor actor(Person person) {
        var login = person.login();
        return new Actor(
                person.user(),
                person.ids().stream().findFirst().orElse(null),
                login == null ? null : new Account(login.issuer(), login.subject()));
    }
}
