package org.dutywatch.compliance.rules.exemptions.drafts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.dutywatch.compliance.decisions.AwaitedDecisions;
import org.dutywatch.compliance.decisions.AwaitedDecisions.Answer;
import org.dutywatch.compliance.duty.roster.RosterBook;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.decisions.DecisionState;
import org.dutywatch.compliance.rules.exemptions.ExemptedEmployees;
import org.dutywatch.compliance.rules.exemptions.Exemption;
import org.dutywatch.compliance.rules.exemptions.ExemptionScope;
import org.dutywatch.compliance.rules.exemptions.GrantExemption;
import org.dutywatch.compliance.rules.exemptions.GrantedExemptions;
import org.dutywatch.compliance.rules.exemptions.OwnChainExemptions;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Approves or declines a draft, if the caller may decide on it. An approval grants the exemption or revokes it. Locks
 * are acquired in the order that {@code WriteRosterChanges} lists.
 */
@ApplicationScoped
public class DecideExemption {
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

    /**
     * @return the decided draft
     * @throws ProblemException NOT_FOUND if there is no such draft; FORBIDDEN or RULE_REFUSED if the caller may not
     *     decide; CONFLICT if it is decided or expired already, or the exemption that it would replace or revoke has
     *     changed
     */
    @Transactional
    public ExemptionDraft approve(UUID id) {
        ExemptionDraft draft = require(id);
        var scope = ExemptionScope.of(draft);
        rosterBook.lock(exemptedEmployees.everIn(scope));
        Answer answer = decisions.approve(id);
        ownChain.require(scope);
        grants.enqueueAffectedShifts(scope);
        if (draft.action == ExemptionDraftAction.REVOKE) {
            revoke(Objects.requireNonNull(draft.exemptionId), draft.reason);
        } else {
            grant(draft, answer.by());
        }
        return settle(draft, DecisionState.APPROVED, answer, null);
    }

    /**
     * Declines; what is exempt stays as it is.
     *
     * @return the decided draft
     * @throws ProblemException as {@link #approve}, but nothing else may have changed meanwhile
     */
    @Transactional
    public ExemptionDraft decline(UUID id, String reason) {
        ExemptionDraft draft = require(id);
        Answer answer = decisions.decline(id, reason);
        ownChain.require(ExemptionScope.of(draft));
        return settle(draft, DecisionState.DECLINED, answer, reason);
    }

    private ExemptionDraft require(UUID id) {
        ExemptionDraft draft = ExemptionDraft.findById(id);
        if (draft == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such draft of an exemption");
        }
        if (draft.approvedBy != null && !draft.names(decisions.caller().employeeId())) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "only the employee who is named as approver may decide, in his own login");
        }
        return draft;
    }

    private void grant(ExemptionDraft draft, Actor by) {
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
        grants.grant(
                draft.draftId,
                draft.requested(),
                Objects.requireNonNullElse(by.employeeId(), by.user()),
                draft.createdBy);
    }

    private void revoke(UUID exemptionId, String reason) {
        Exemption exemption = Exemption.findById(exemptionId, LockModeType.PESSIMISTIC_WRITE);
        if (exemption == null || exemption.revokedAt != null) {
            throw new ProblemException(ProblemType.CONFLICT, "the exemption is revoked already");
        }
        grants.revoke(exemption, reason);
        audit.record("revoke_exemption", exemption.subject(), exemptionId + ": " + reason);
    }

    private ExemptionDraft settle(ExemptionDraft draft, DecisionState state, Answer answer, @Nullable String why) {
        draft.settle(state, answer, why);
        draft.flush();
        audit.record(
                state == DecisionState.APPROVED ? "approve_exemption" : "decline_exemption",
                draft.subject(),
                draft.draftId + ": " + (why == null ? draft.reason : why));
        return draft;
    }
}
