package org.dutywatch.compliance.rules.exemptions.drafts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.compliance.duty.roster.RosterBook;
import org.dutywatch.compliance.rules.exemptions.ExemptedEmployees;
import org.dutywatch.compliance.rules.exemptions.Exemption;
import org.dutywatch.compliance.rules.exemptions.ExemptionScope;
import org.dutywatch.compliance.rules.exemptions.GrantExemption;
import org.dutywatch.compliance.rules.exemptions.GrantedExemptions;
import org.dutywatch.compliance.rules.exemptions.OwnChainExemptions;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;
import org.dutywatch.eventkit.decisions.AwaitedDecisions.Answer;
import org.dutywatch.eventkit.decisions.DecidedChange;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.decisions.DecisionRules;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.decisions.Person;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/**
 * Drafts of exemptions: an approval grants the exemption or revokes it. Locks are acquired in the order that {@code
 * WriteRosterChanges} lists.
 */
@ApplicationScoped
public class DecideExemption implements DecidedChange<ExemptionDraft> {
    private final GrantExemption grants;
    private final GrantedExemptions granted;
    private final ExemptedEmployees exemptedEmployees;
    private final RosterBook rosterBook;
    private final AwaitedDecisions decisions;
    private final OwnChainExemptions ownChain;
    private final AuditTrail audit;

    DecideExemption(
            GrantExemption grants,
            GrantedExemptions granted,
            ExemptedEmployees exemptedEmployees,
            RosterBook rosterBook,
            AwaitedDecisions decisions,
            OwnChainExemptions ownChain,
            AuditTrail audit) {
        this.grants = grants;
        this.granted = granted;
        this.exemptedEmployees = exemptedEmployees;
        this.rosterBook = rosterBook;
        this.decisions = decisions;
        this.ownChain = ownChain;
        this.audit = audit;
    }

    @Override
    public DecisionRules kind() {
        return DecisionKind.EXEMPTION;
    }

    @Override
    public ExemptionDraft require(UUID id) {
        ExemptionDraft draft = ExemptionDraft.findById(id);
        if (draft == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such draft of an exemption");
        }
        return draft;
    }

    /** @throws ProblemException FORBIDDEN for anybody but the one who is named as approver */
    @Override
    public void prepare(ExemptionDraft draft, DecisionState toBe) {
        String named = draft.approvedBy;
        if (named != null && !decisions.caller().isOneOf(Set.of(named))) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "only the employee who is named as approver may decide, in his own login");
        }
        if (toBe == DecisionState.APPROVED) {
            rosterBook.lock(exemptedEmployees.everIn(ExemptionScope.of(draft)));
        }
    }

    /** @throws ProblemException CONFLICT if the exemption that it would replace or revoke has changed */
    @Override
    public void approve(ExemptionDraft draft, Answer answer) {
        var scope = ExemptionScope.of(draft);
        ownChain.require(scope);
        grants.enqueueAffectedShifts(scope);
        if (draft.action == ExemptionDraftAction.REVOKE) {
            revoke(Objects.requireNonNull(draft.exemptionId), draft.reason);
        } else {
            grant(draft, answer.by());
        }
        draft.settle(DecisionState.APPROVED, answer);
        draft.flush();
    }

    @Override
    public void decline(ExemptionDraft draft, Answer answer) {
        ownChain.require(ExemptionScope.of(draft));
        draft.settle(DecisionState.DECLINED, answer);
        draft.flush();
    }

    @Override
    public void lapse(UUID id, Decision settled) {
        ExemptionDraft draft = ExemptionDraft.findById(id);
        if (draft != null) {
            draft.lapse(settled);
        }
    }

    @Override
    public Audited audited(ExemptionDraft draft) {
        return new Audited("exemption", List.of(draft.subject()), draft.reason);
    }

    private void grant(ExemptionDraft draft, Person by) {
        List<UUID> sameNow = granted.forTheSame(draft.requested()).stream()
                .filter(one -> !one.purpose.isHidden()
                        || one.createdBy.equals(draft.createdBy)
                        || one.exemptionId.equals(draft.exemptionId))
                .map(one -> one.exemptionId)
                .toList();
        UUID replaced = draft.exemptionId;
        if (!sameNow.equals(replaced == null ? List.of() : List.of(replaced))) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "another exemption for the same time was granted or revoked since this was asked for:"
                            + " decline it, and ask again");
        }
        if (replaced != null) {
            revoke(replaced, "replaced by another exemption");
        }
        grants.grant(draft.draftId, draft.requested(), by.idOrUser(), draft.createdBy);
    }

    private void revoke(UUID exemptionId, String reason) {
        Exemption exemption = Exemption.findById(exemptionId, LockModeType.PESSIMISTIC_WRITE);
        if (exemption == null || exemption.revokedAt != null) {
            throw new ProblemException(ProblemType.CONFLICT, "the exemption is revoked already");
        }
        grants.revoke(exemption, reason);
        audit.record("revoke_exemption", exemption.subject(), exemptionId + ": " + reason);
    }
}
