package org.dutywatch.compliance.findings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.dutywatch.compliance.bundles.SnapshotFacts;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.findings.domain.Actor;
import org.dutywatch.compliance.findings.domain.CaseLife;
import org.dutywatch.compliance.findings.domain.CaseOutcome;
import org.dutywatch.compliance.findings.domain.CaseStep;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Takes a person's step on a finding, if {@link CaseLife} allows it, and publishes the new revision. */
@ApplicationScoped
public class ActOnFinding {
    private final PostgresFindings findings;
    private final CaseFiles cases;
    private final TellFinding tellFinding;
    private final SnapshotFacts snapshotFacts;
    private final PendingClaims pendingClaims;
    private final FindingsConfig config;
    private final Clock clock;

    ActOnFinding(
            PostgresFindings findings,
            CaseFiles cases,
            TellFinding tellFinding,
            SnapshotFacts snapshotFacts,
            PendingClaims pendingClaims,
            FindingsConfig config,
            Clock clock) {
        this.findings = findings;
        this.cases = cases;
        this.tellFinding = tellFinding;
        this.snapshotFacts = snapshotFacts;
        this.pendingClaims = pendingClaims;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Takes the step, or refuses it.
     *
     * @param reason why, in the person's words; null where none was given
     * @throws ProblemException NOT_FOUND; CONFLICT where the state of the finding does not allow the step, or the facts
     *     that a referral rests on are gone; RULE_REFUSED where this person may not take the step, or not yet
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void act(UUID findingId, CaseStep step, Actor who, @Nullable String reason) {
        var finding = findings.lock(findingId)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "there is no finding with this id"));
        var outcome = outcome(finding, step, who);
        if (outcome instanceof CaseOutcome.Refused refused) {
            throw new ProblemException(ProblemType.RULE_REFUSED, refused.why());
        }
        if (outcome instanceof CaseOutcome.NotNow notNow) {
            throw new ProblemException(ProblemType.CONFLICT, notNow.why());
        }
        publish(finding, (CaseOutcome.Moved) outcome, new Act(who, reason, evidence(finding, step)));
    }

    /** Takes the step if it is possible, and otherwise does nothing: for events, whose sender waits for no answer. */
    @Transactional(Transactional.TxType.MANDATORY)
    void follow(UUID findingId, CaseStep step, Actor who, @Nullable String reason) {
        findings.lock(findingId).ifPresent(finding -> {
            if (outcome(finding, step, who) instanceof CaseOutcome.Moved moved) {
                publish(finding, moved, new Act(who, reason, null));
            }
        });
    }

    private CaseOutcome outcome(Finding finding, CaseStep step, Actor who) {
        boolean claimPending = step == CaseStep.REFER && pendingClaims.anyAbout(finding.id());
        var asked = new CaseLife.Circumstances(
                who, finding.employeeId(), clock.instant(), config.replyWindow(), claimPending);
        return CaseLife.decide(cases.of(finding), step, asked);
    }

    private void publish(Finding finding, CaseOutcome.Moved moved, Act act) {
        var standing = finding.standing().moved(moved.state(), moved.resolution());
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        tellFinding.tell(finding.standing(standing, at), moved.change(), moved.cause(), act);
    }

    /** The digest of the facts that a referral rests on; without those facts it is refused. Null for any other step. */
    private @Nullable String evidence(Finding finding, CaseStep step) {
        if (step != CaseStep.REFER) {
            return null;
        }
        return snapshotFacts
                .sha256(new ShiftKey(finding.employeeId(), finding.shiftStart()))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.CONFLICT, "the roster has no such shift any more, so there is nothing to refer"));
    }
}
