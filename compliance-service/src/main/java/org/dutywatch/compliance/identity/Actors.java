package org.dutywatch.compliance.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.cases.Actor.Account;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Login;

/**
 * Who acts, and who an earlier actor is by now. Whatever awaits a second person stores its author as an {@link Actor}
 * ({@link ActorColumns}) and compares him with {@link Actor#isSamePersonAs}, never by the user name alone.
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
}
