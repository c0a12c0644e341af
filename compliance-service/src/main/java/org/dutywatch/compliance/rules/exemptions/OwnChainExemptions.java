package org.dutywatch.compliance.rules.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dutywatch.compliance.identity.OwnEmployee;
import org.dutywatch.compliance.people.chain.EmployeesAbove;
import org.dutywatch.compliance.people.independence.OwnChain;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/**
 * Nobody grants, drafts, revokes or decides on an exemption of himself or of somebody above him, nor of a unit to which
 * one of them belongs at a time when the exemption can apply. Somebody is above him who is it now, or at the first or the
 * last moment of the exemption.
 */
@ApplicationScoped
public class OwnChainExemptions {
    private final ExemptedEmployees exemptedEmployees;
    private final OwnEmployee ownEmployee;
    private final OwnChain ownChain;
    private final EmployeesAbove employeesAbove;

    OwnChainExemptions(
            ExemptedEmployees exemptedEmployees,
            OwnEmployee ownEmployee,
            OwnChain ownChain,
            EmployeesAbove employeesAbove) {
        this.exemptedEmployees = exemptedEmployees;
        this.ownEmployee = ownEmployee;
        this.ownChain = ownChain;
        this.employeesAbove = employeesAbove;
    }

    /** Why the caller may not do anything about this exemption; empty if he may. */
    @Transactional
    public Optional<String> refusal(ExemptionScope scope) {
        Set<String> own = new TreeSet<>(ownChain.employeeIds());
        ownEmployee.id().ifPresent(self -> {
            own.addAll(employeesAbove.of(self, scope.window().start()));
            own.addAll(employeesAbove.of(self, scope.window().end().minus(1, ChronoUnit.MICROS)));
        });
        own.retainAll(exemptedEmployees.of(scope));
        if (own.isEmpty()) {
            return Optional.empty();
        }
        if (ownEmployee.id().filter(own::contains).isPresent()) {
            return Optional.of(scope.unit() == null ? "you cannot exempt yourself" : "you cannot exempt your own unit");
        }
        return Optional.of(OwnChain.refusal(own.iterator().next()));
    }

    /** @throws ProblemException RULE_REFUSED, as {@link #refusal} says */
    @Transactional
    public void require(ExemptionScope scope) {
        refusal(scope).ifPresent(reason -> {
            throw new ProblemException(ProblemType.RULE_REFUSED, reason);
        });
    }
}
