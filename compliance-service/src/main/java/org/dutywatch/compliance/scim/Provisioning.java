package org.dutywatch.compliance.scim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import org.dutywatch.compliance.employees.ChangeEmployees;
import org.dutywatch.compliance.employees.ChangeRefused;
import org.dutywatch.compliance.employees.domain.EmployeeChange;
import org.dutywatch.compliance.employees.domain.EmployeeFacts;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/** Changes people by the rules of the employees file, from now on, and records who did. */
@ApplicationScoped
class Provisioning {
    private static final String REASON = "provisioned over SCIM";

    private final ChangeEmployees changes;
    private final AuditTrail audit;

    Provisioning(ChangeEmployees changes, AuditTrail audit) {
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * All or none.
     *
     * @param action for the audit trail
     * @param subject whom or what it concerns
     * @throws ScimRefused where a rule refuses it
     */
    @Transactional(TxType.MANDATORY)
    public void change(String action, @Nullable String subject, List<EmployeeFacts> facts) {
        var now = changes.now();
        try {
            changes.all(
                    facts.stream()
                            .map(one -> new EmployeeChange(one, now, true))
                            .toList(),
                    REASON);
        } catch (ChangeRefused e) {
            String why = String.valueOf(e.getMessage());
            throw e.sharesAKey() ? ScimRefused.taken(why) : ScimRefused.invalid(why);
        }
        audit.record(action, subject, null);
    }
}
