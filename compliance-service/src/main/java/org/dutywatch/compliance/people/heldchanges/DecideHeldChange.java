package org.dutywatch.compliance.people.heldchanges;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.compliance.identity.Actors;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.employees.ChangeEmployees;
import org.dutywatch.compliance.people.employees.ChangeRefused;
import org.dutywatch.compliance.people.employees.held.HeldChange;
import org.dutywatch.compliance.people.employees.held.HeldChanges;
import org.dutywatch.eventkit.decisions.AwaitedDecisions.Answer;
import org.dutywatch.eventkit.decisions.DecidedChange;
import org.dutywatch.eventkit.decisions.DecisionRules;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** Held changes of employees: an approval makes one. */
@ApplicationScoped
class DecideHeldChange implements DecidedChange<HeldChange> {
    static final String VIEW = "view_employee_change";

    private final HeldChanges heldChanges;
    private final ChangeEmployees changes;
    private final AccessScope accessScope;

    DecideHeldChange(HeldChanges heldChanges, ChangeEmployees changes, AccessScope accessScope) {
        this.heldChanges = heldChanges;
        this.changes = changes;
        this.accessScope = accessScope;
    }

    @Override
    public DecisionRules kind() {
        return DecisionKind.EMPLOYEE_CHANGE;
    }

    @Override
    public HeldChange require(UUID requestId) {
        return heldChanges
                .find(requestId)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such change of an employee"));
    }

    @Override
    public void prepare(HeldChange held, DecisionState toBe) {
        changes.lock();
    }

    /** @throws ProblemException CONFLICT if the change is not possible any more */
    @Override
    public void approve(HeldChange held, Answer answer) {
        try {
            changes.changeAsApproved(
                    held, Actors.actor(answer.author()), answer.by().user());
        } catch (ChangeRefused e) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "this change is not possible any more" + shownReason(held, e));
        }
    }

    /** Whoever sees the employee under a pseudonym would learn from the reason who he is. */
    private String shownReason(HeldChange held, ChangeRefused refused) {
        var scope = accessScope.forObjectOf(VIEW, null, held.employeeId());
        boolean named = scope.isShownById(held.employeeId(), held.decision().askedAt());
        return named ? ": " + refused.getMessage() : "";
    }

    @Override
    public Audited audited(HeldChange held) {
        return new Audited("employee_change", List.of(held.employeeId()), held.reason());
    }
}
