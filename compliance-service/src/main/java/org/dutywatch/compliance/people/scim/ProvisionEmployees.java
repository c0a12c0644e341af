package org.dutywatch.compliance.people.scim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.people.employees.AwaitedSupervisors;
import org.dutywatch.compliance.people.employees.ChangeEmployees;
import org.dutywatch.compliance.people.employees.ChangeRefused;
import org.dutywatch.compliance.people.employees.domain.EmployeeChange;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/**
 * Changes employees for an identity provider, by the rules for the employees file. Only the supervisor may be open: he
 * may be unknown, close a loop, or have left. The changes hold from now on and are recorded in the audit trail.
 */
@ApplicationScoped
class ProvisionEmployees {
    private static final String REASON = "provisioned over SCIM";

    private final ChangeEmployees changes;
    private final AwaitedSupervisors awaitedSupervisors;
    private final AuditTrail audit;

    ProvisionEmployees(ChangeEmployees changes, AwaitedSupervisors awaitedSupervisors, AuditTrail audit) {
        this.changes = changes;
        this.awaitedSupervisors = awaitedSupervisors;
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
     * Changes one employee. If the supervisor is unknown or would close a loop, the employee gets none and waits for
     * that one. The employees must be locked.
     *
     * @param action the action for the audit trail
     * @param facts with the supervisor as the identity provider names him
     * @param awaited the supervisor whom the employee waits for; null if there is none
     * @throws ScimRefused as {@link #change}
     */
    @Transactional(TxType.MANDATORY)
    public void changeUser(String action, EmployeeFacts facts, @Nullable String awaited) {
        if (awaited != null && awaited.equals(facts.supervisorId())) {
            change(action, facts.employeeId(), List.of(facts.withSupervisor(null)));
        } else {
            awaitedSupervisors.remove(facts.employeeId());
            change(action, facts.employeeId(), List.of(facts));
        }
    }

    /**
     * Makes all changes or none. A supervisor may leave reports behind, and an inactive one may be named. The employees
     * must be locked. What a second person decides on is not made, and no error: the identity provider reads what holds
     * now, and its next request for the same is the same request.
     *
     * @param action the action for the audit trail
     * @param subject the id of the employee or the name of the unit, for the audit trail
     * @throws ScimRefused if a rule refuses a change: 409 if a user name or an address belongs to somebody else, else
     *     400
     */
    @Transactional(TxType.MANDATORY)
    public void change(String action, @Nullable String subject, List<EmployeeFacts> facts) {
        var now = changes.now();
        List<UUID> held;
        try {
            held = changes.changeAll(
                    facts.stream()
                            .map(employee -> EmployeeChange.leavingSupervisorOpen(employee, now))
                            .toList(),
                    now,
                    REASON);
        } catch (ChangeRefused e) {
            String why = String.valueOf(e.getMessage());
            throw e.isUniquenessConflict() ? ScimRefused.notUnique(why) : ScimRefused.invalid(why);
        }
        audit.record(action, subject, held.isEmpty() ? null : "a second person decides: " + held);
    }
}
