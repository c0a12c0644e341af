package org.dutywatch.compliance.employees;

import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** A rule over all people refuses a change. */
public class ChangeRefused extends ProblemException {
    private static final long serialVersionUID = 1L;
    private final boolean sharesAKey;

    ChangeRefused(String reason, boolean sharesAKey) {
        super(ProblemType.RULE_REFUSED, reason);
        this.sharesAKey = sharesAKey;
    }

    /** Whether a user name or an address belongs to somebody else. */
    public boolean sharesAKey() {
        return sharesAKey;
    }
}
