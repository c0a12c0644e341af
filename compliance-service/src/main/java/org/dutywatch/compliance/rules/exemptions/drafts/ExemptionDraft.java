package org.dutywatch.compliance.rules.exemptions.drafts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.dutywatch.compliance.rules.exemptions.Exemption;
import org.dutywatch.compliance.rules.exemptions.ExemptionTerms;
import org.dutywatch.compliance.rules.exemptions.RequestedExemption;
import org.dutywatch.eventkit.decisions.AwaitedDecisions.Answer;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * An exemption, or the revocation of one, that exempts nothing and revokes nothing until another person approves it. It
 * may have expired while the stored state is AWAITED.
 */
@Entity
@DynamicUpdate // The service may change only some columns.
@Table(name = "exemption_draft")
public class ExemptionDraft extends ExemptionTerms {
    /** Also the id of the decision, and of the exemption that an approval grants. */
    @Id
    @Column(name = "draft_id")
    public UUID draftId;

    @Enumerated(EnumType.STRING)
    public ExemptionDraftAction action;

    /** Of the exemption that it revokes or replaces; null if it does neither. */
    @Column(name = "exemption_id")
    public @Nullable UUID exemptionId;

    /** Id of the employee who alone may decide; null if anybody above the exempted employees may. */
    @Column(name = "approved_by")
    public @Nullable String approvedBy;

    @Column(name = "review_on")
    public @Nullable LocalDate reviewOn;

    @Column(name = "decide_by")
    public Instant decideBy;

    @Enumerated(EnumType.STRING)
    public DecisionState state;

    @Column(name = "decided_by")
    public @Nullable String decidedBy;

    @Column(name = "decided_at")
    public @Nullable Instant decidedAt;

    @Column(name = "decision_reason")
    public @Nullable String decisionReason;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected ExemptionDraft() {}

    private ExemptionDraft(ExemptionDraftAction action, RequestedExemption requested, Asked asked) {
        super(requested, asked.author(), asked.at());
        this.draftId = UUID.randomUUID();
        this.action = action;
        this.approvedBy = requested.approvedBy();
        this.reviewOn = requested.reviewOn();
        this.decideBy = asked.decideBy();
        this.state = DecisionState.AWAITED;
    }

    /**
     * Who asked, and until when somebody may decide.
     *
     * @param author name of the user
     * @param decideBy from this time on nobody can decide
     */
    record Asked(String author, Instant at, Instant decideBy) {}

    /** @param replaced the exemption that an approval would replace; null if there is none */
    static ExemptionDraft grant(RequestedExemption requested, @Nullable UUID replaced, Asked asked) {
        var draft = new ExemptionDraft(ExemptionDraftAction.GRANT, requested, asked);
        draft.exemptionId = replaced;
        return draft;
    }

    static ExemptionDraft revocation(Exemption exemption, String reason, Asked asked) {
        var terms = new RequestedExemption(
                exemption.employeeId,
                exemption.unit,
                exemption.window(),
                exemption.hours(),
                exemption.siteKeys(),
                exemption.purpose,
                reason,
                exemption.directedBy,
                null,
                null);
        var draft = new ExemptionDraft(ExemptionDraftAction.REVOKE, terms, asked);
        draft.exemptionId = exemption.exemptionId;
        return draft;
    }

    /** The exemption that an approval grants. */
    RequestedExemption requested() {
        return new RequestedExemption(
                employeeId, unit, window(), hours(), siteKeys(), purpose, reason, directedBy, approvedBy, reviewOn);
    }

    /** The state at this time, no earlier than the decision. */
    public DecisionState stateAt(Instant time) {
        return state == DecisionState.AWAITED && !time.isBefore(decideBy) ? DecisionState.EXPIRED : state;
    }

    /** Whether it grants exactly this. */
    boolean isEquivalentTo(RequestedExemption other) {
        return action == ExemptionDraftAction.GRANT && requested().equals(other);
    }

    void settle(DecisionState settled, Answer answer) {
        state = settled;
        decidedBy = answer.by().user();
        decidedAt = answer.at();
        decisionReason = answer.reason();
    }

    /** That nobody decided in time, or its author withdrew it. */
    void lapse(Decision settled) {
        state = settled.state();
        decidedAt = settled.settledAt();
    }

    @Override
    public @Nullable String approver() {
        return approvedBy;
    }
}
