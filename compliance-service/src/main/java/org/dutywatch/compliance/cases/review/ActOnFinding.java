package org.dutywatch.compliance.cases.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.dutywatch.compliance.cases.findings.ChangeAuthor;
import org.dutywatch.compliance.cases.findings.Finding;
import org.dutywatch.compliance.cases.findings.FindingCases;
import org.dutywatch.compliance.cases.findings.FindingRows;
import org.dutywatch.compliance.cases.findings.PublishFindingRevision;
import org.dutywatch.compliance.cases.replies.PendingClaims;
import org.dutywatch.compliance.measuring.records.DigestFacts;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.cases.CaseOutcome;
import org.dutywatch.compliance.model.cases.CasePolicy;
import org.dutywatch.compliance.model.cases.CaseStep;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Takes a person's step on a finding, if {@link CasePolicy} allows it, and publishes the new revision. */
@ApplicationScoped
public class ActOnFinding {
    private final FindingRows findings;
    private final FindingCases cases;
    private final PublishFindingRevision publishFindingRevision;
    private final DigestFacts digestFacts;
    private final PendingClaims pendingClaims;
    private final FindingsConfig config;
    private final Clock clock;

    ActOnFinding(
            FindingRows findings,
            FindingCases cases,
            PublishFindingRevision publishFindingRevision,
            DigestFacts digestFacts,
            PendingClaims pendingClaims,
            FindingsConfig config,
            Clock clock) {
        this.findings = findings;
        this.cases = cases;
        this.publishFindingRevision = publishFindingRevision;
        this.digestFacts = digestFacts;
        this.pendingClaims = pendingClaims;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Takes the step, or refuses it.
     *
     * @param reason why, in the person's words; null where none was given
     * @throws ProblemException NOT_FOUND; CONFLICT where the state of the finding does not allow the step, or the facts
     *     for a referral were deleted; RULE_REFUSED where this person may not take the step, or not yet
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void act(UUID findingId, CaseStep step, Actor actor, @Nullable String reason) {
        var finding = findings.lockRequired(findingId);
        var allowed = require(outcome(finding, step, actor));
        publish(finding, allowed, new ChangeAuthor(actor, reason, evidenceSha256(finding, step)));
    }

    /**
     * The finding, locked, if this person may take the step now.
     *
     * @throws ProblemException as {@link #act}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Finding lockIfPossible(UUID findingId, CaseStep step, Actor actor) {
        var finding = findings.lockRequired(findingId);
        require(outcome(finding, step, actor));
        return finding;
    }

    /** Takes the step if it is possible, and otherwise does nothing: for events, whose sender gets no response. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void actIfPossible(UUID findingId, CaseStep step, Actor actor, @Nullable String reason) {
        findings.lock(findingId).ifPresent(finding -> {
            if (outcome(finding, step, actor) instanceof CaseOutcome.StepAllowed allowed) {
                publish(finding, allowed, new ChangeAuthor(actor, reason, null));
            }
        });
    }

    private static CaseOutcome.StepAllowed require(CaseOutcome outcome) {
        if (outcome instanceof CaseOutcome.Refused refused) {
            throw new ProblemException(ProblemType.RULE_REFUSED, refused.reason());
        }
        if (outcome instanceof CaseOutcome.WrongState wrongState) {
            throw new ProblemException(ProblemType.CONFLICT, wrongState.reason());
        }
        return (CaseOutcome.StepAllowed) outcome;
    }

    private CaseOutcome outcome(Finding finding, CaseStep step, Actor actor) {
        boolean claimPending = step == CaseStep.REFER && pendingClaims.anyPendingFor(finding.id());
        var circumstances = new CasePolicy.StepRequest(
                actor, finding.employeeId(), clock.instant(), config.replyWindow(), claimPending);
        return CasePolicy.decide(cases.of(finding), step, circumstances);
    }

    private void publish(Finding finding, CaseOutcome.StepAllowed allowed, ChangeAuthor author) {
        var snapshot = finding.snapshot().transitionTo(allowed.state(), allowed.resolution());
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        publishFindingRevision.publish(finding.withSnapshot(snapshot, at), allowed.change(), allowed.cause(), author);
    }

    /** The digest of the facts that a referral is based on; refused without these facts. Null for any other step. */
    private @Nullable String evidenceSha256(Finding finding, CaseStep step) {
        if (step != CaseStep.REFER) {
            return null;
        }
        return digestFacts
                .sha256(new ShiftKey(finding.employeeId(), finding.shiftStart()))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.CONFLICT,
                        "the shift was removed from the roster, so the finding cannot be referred"));
    }
}
