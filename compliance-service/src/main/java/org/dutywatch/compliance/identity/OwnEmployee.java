package org.dutywatch.compliance.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.dutywatch.eventkit.rest.Caller;

/** The employee to whom the caller's login is linked. */
@ApplicationScoped
public class OwnEmployee {
    private final Caller caller;
    private final LoginLinks links;

    OwnEmployee(Caller caller, LoginLinks links) {
        this.caller = caller;
        this.links = links;
    }

    /** His id, also if he is not active; empty if the login is linked to nobody. */
    public Optional<String> id() {
        return caller.login().flatMap(links::employeeOf);
    }
}
