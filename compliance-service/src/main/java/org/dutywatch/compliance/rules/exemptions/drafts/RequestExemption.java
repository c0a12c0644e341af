package org.dutywatch.compliance.rules.exemptions.drafts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.people.chain.EmployeesAbove;
import org.dutywatch.compliance.rules.exemptions.ExemptedEmployees;
import org.dutywatch.compliance.rules.exemptions.Exemption;
import org.dutywatch.compliance.rules.exemptions.ExemptionScope;
import org.dutywatch.compliance.rules.exemptions.RequestedExemption;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.decisions.Person;
import org.jspecify.annotations.Nullable;

/**
 * Stores drafts of exemptions, and of revocations, and asks for a decision on each. Those decide who were above
 * everybody exempted during the whole time that it applies to him, or the named approver alone.
 */
@ApplicationScoped
public class RequestExemption {
    private final AwaitedDecisions decisions;
    private final EmployeesAbove employeesAbove;
    private final ExemptedEmployees exemptedEmployees;
    private final ExemptionDraftsConfig config;
    private final AuditTrail audit;
    private final Clock clock;

    RequestExemption(
            AwaitedDecisions decisions,
            EmployeesAbove employeesAbove,
            ExemptedEmployees exemptedEmployees,
            ExemptionDraftsConfig config,
            AuditTrail audit,
            Clock clock) {
        this.decisions = decisions;
        this.employeesAbove = employeesAbove;
        this.exemptedEmployees = exemptedEmployees;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The caller asks for an exemption.
     *
     * @param replaced the exemption that it replaces; null if there is none
     */
    @Transactional(TxType.MANDATORY)
    public ExemptionDraft ask(RequestedExemption requested, @Nullable UUID replaced) {
        Person author = decisions.caller();
        return store(ExemptionDraft.grant(requested, replaced, asked(author)), author, "ask_exemption");
    }

    /** The caller asks to revoke the exemption. */
    @Transactional(TxType.MANDATORY)
    ExemptionDraft askToRevoke(Exemption exemption, String reason) {
        Person author = decisions.caller();
        return store(ExemptionDraft.revocation(exemption, reason, asked(author)), author, "ask_exemption_revocation");
    }

    private ExemptionDraft.Asked asked(Person author) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new ExemptionDraft.Asked(author.user(), now, now.plus(config.expiry()));
    }

    private ExemptionDraft store(ExemptionDraft draft, Person author, String auditAction) {
        draft.persistAndFlush();
        var scope = ExemptionScope.of(draft);
        decisions.ask(Decision.asked(draft.draftId, DecisionKind.EXEMPTION, author, draft.createdAt, draft.decideBy)
                .about(exemptedEmployees.of(scope), deciders(draft, scope, author)));
        audit.record(auditAction, draft.subject(), draft.draftId + ": " + draft.reason);
        return draft;
    }

    /**
     * Empty if only a role allows to decide. A named approver who was not above decides by his role, too. Exemptions for
     * investigations are known to the superiors of whoever approves or enters them: only these decide, and roles.
     */
    private List<String> deciders(ExemptionDraft draft, ExemptionScope scope, Person author) {
        List<ShiftKey> moments = new ArrayList<>(exemptedEmployees.moments(scope));
        String named = draft.approvedBy;
        if (named == null && draft.purpose.isHidden()) {
            if (author.ids().isEmpty()) {
                return List.of();
            }
            author.ids().forEach(employeeId -> moments.add(new ShiftKey(employeeId, draft.createdAt)));
        }
        List<String> above = employeesAbove.ofEach(moments);
        return named == null ? above : above.stream().filter(named::equals).toList();
    }
}
