package org.dutywatch.compliance.people.employees;

import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** A rule that covers all employees refuses a change. */
public class ChangeRefused extends ProblemException {
    private static final long serialVersionUID = 1L;
    private final boolean uniquenessConflict;

    ChangeRefused(String reason, boolean uniquenessConflict) {
        super(ProblemType.RULE_REFUSED, reason);
        this.uniquenessConflict = uniquenessConflict;
    }

    /** Whether the reason is that a user name or an address belongs to somebody else. */
    public boolean isUniquenessConflict() {
        return uniquenessConflict;
    }
}
