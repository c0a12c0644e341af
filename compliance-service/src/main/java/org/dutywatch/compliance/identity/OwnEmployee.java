package org.dutywatch.compliance.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Login;

/** The employee to whom the caller's login is linked. */
@ApplicationScoped
public class OwnEmployee {
    private final Caller caller;
    private final LoginLinks links;

    OwnEmployee(Caller caller, LoginLinks links) {
        this.caller = caller;
        this.links = links;
    }

    /**
     * As {@link #id}, for whoever changes something: without an account nobody would know what is his own.
     *
     * @throws ProblemException FORBIDDEN if the token does not name the account
     */
    public Optional<String> idOfKnownAccount() {
        return links.employeeOf(require(caller));
    }

    static Login require(Caller caller) {
        return caller.login()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.FORBIDDEN, "your token names no issuer and subject, so nobody knows who you are"));
    }

    /** His id, also if he is not active; empty if the login is linked to nobody. */
    public Optional<String> id() {
        return caller.login().flatMap(links::employeeOf);
    }
}
