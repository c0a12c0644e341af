package org.dutywatch.compliance.people.logins;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.dutywatch.compliance.identity.LoginLinks;
import org.dutywatch.compliance.identity.OwnEmployee;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Login;

/** Says why a login cannot be linked, or its link not be removed. */
@ApplicationScoped
class ValidateLogins {
    static final int MAX_LENGTH = 300;

    /** The regular expression of an issuer and of a subject: without blanks, so that what looks the same is the same. */
    static final String VISIBLE = "[\\x21-\\x7e]+";

    private final LoginLinks links;
    private final Employees employees;
    private final Caller caller;
    private final OwnEmployee ownEmployee;

    ValidateLogins(LoginLinks links, Employees employees, Caller caller, OwnEmployee ownEmployee) {
        this.links = links;
        this.employees = employees;
        this.caller = caller;
        this.ownEmployee = ownEmployee;
    }

    /** Why the caller cannot ask for it; empty if he can. */
    Optional<String> refusalToAsk(LoginChange change) {
        if (isOwn(change.login())) {
            return Optional.of("this is your own login: somebody else must ask for it");
        }
        if (ownEmployee.id().filter(change.employeeId()::equals).isPresent()) {
            return Optional.of("this is your own record: somebody else must ask for it");
        }
        return refusalNow(change);
    }

    /** Why it cannot be done now, whoever asked for it; empty if it can. */
    Optional<String> refusalNow(LoginChange change) {
        if (change.action() == LoginChange.Action.REMOVE) {
            return Optional.empty();
        }
        if (employees.find(change.employeeId()).isEmpty()) {
            return Optional.of("employee " + change.employeeId() + " is unknown");
        }
        return links.employeeOf(change.login())
                .filter(other -> !other.equals(change.employeeId()))
                .map(other -> "the login is linked to another employee: ask to remove that link first");
    }

    boolean isMade(LoginChange change) {
        boolean linked = links.employeeOf(change.login())
                .filter(change.employeeId()::equals)
                .isPresent();
        return linked == (change.action() == LoginChange.Action.LINK);
    }

    /**
     * Why the caller cannot decide; empty if he can. Who confirms the first link of his own login proves that the
     * subject is right; whoever had a link before has somebody else decide.
     */
    Optional<String> refusalToDecide(RequestedLogins requested) {
        boolean ownAgain = requested.changes().stream()
                .map(LoginChange::login)
                .anyMatch(login -> isOwn(login) && links.wasEverLinked(login));
        return ownAgain ? Optional.of("your own login was linked before: somebody else must decide") : Optional.empty();
    }

    private boolean isOwn(Login login) {
        return caller.login().filter(login::equals).isPresent();
    }
}
