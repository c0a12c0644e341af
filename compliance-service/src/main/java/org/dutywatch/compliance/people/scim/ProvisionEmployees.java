package org.dutywatch.compliance.people.scim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import org.dutywatch.compliance.people.employees.ChangeEmployees;
import org.dutywatch.compliance.people.employees.ChangeRefused;
import org.dutywatch.compliance.people.employees.domain.EmployeeChange;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/**
 * Changes employees for an identity provider, by the same rules as the employees file. The changes hold from now on and
 * are recorded in the audit trail.
 */
@ApplicationScoped
class ProvisionEmployees {
    private static final String REASON = "provisioned over SCIM";

    private final ChangeEmployees changes;
    private final AuditTrail audit;

    ProvisionEmployees(ChangeEmployees changes, AuditTrail audit) {
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * Keeps others from changing employees until the transaction ends. Call it before reading what is to be changed:
     * otherwise a change that was committed in between is undone.
     */
    @Transactional(TxType.MANDATORY)
    public void lock() {
        changes.lock();
    }

    /**
     * Makes all changes or none. The employees must be locked.
     *
     * @param action the action for the audit trail
     * @param subject the id of the employee or the name of the unit, for the audit trail
     * @throws ScimRefused if a rule refuses a change: 409 if a user name or an address belongs to somebody else, else
     *     400
     */
    @Transactional(TxType.MANDATORY)
    public void change(String action, @Nullable String subject, List<EmployeeFacts> facts) {
        var now = changes.now();
        try {
            changes.changeAll(
                    facts.stream()
                            .map(employee -> new EmployeeChange(employee, now, true))
                            .toList(),
                    REASON);
        } catch (ChangeRefused e) {
            String why = String.valueOf(e.getMessage());
            throw e.isUniquenessConflict() ? ScimRefused.notUnique(why) : ScimRefused.invalid(why);
        }
        audit.record(action, subject, null);
    }
}
