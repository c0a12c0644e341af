package org.dutywatch.compliance.model.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dutywatch.compliance.model.findings.ChangeCause;
import org.dutywatch.compliance.model.findings.FindingChangeKind;
import org.dutywatch.compliance.model.findings.FindingState;
import org.dutywatch.compliance.model.findings.Resolution;
import org.dutywatch.compliance.model.findings.Tier;

/**
 * Decides which steps a person may take on a finding.
 *
 * <ul>
 *   <li>The employee whom the finding is about can only reply to it.
 *   <li>Whoever acknowledged the finding has reported it, and so cannot review, close or refer it.
 *   <li>A referral takes two people: the reporter (or, where nobody acknowledged it, the one who started the review)
 *       cannot make it. It is refused until the employee was given notice and has replied or let the reply window
 *       pass, and while a claim of official business waits for its decision.
 *   <li>Closing an alert takes two people, too: one asks, and another who may review it decides.
 * </ul>
 */
public final class CasePolicy {
    private CasePolicy() {}

    /**
     * The request to take a step: who asks, when, and what the rules need to know besides the finding.
     *
     * @param subject the employee whom the finding is about
     * @param replyWindow how long the employee has to reply after notice was given; not negative
     * @param claimPending whether a claim of official business about the finding waits for its decision
     */
    public record StepRequest(Actor actor, String subject, Instant now, Duration replyWindow, boolean claimPending) {}

    /** @param findingCase the finding's case as its history gives it now */
    public static CaseOutcome decide(FindingCase findingCase, CaseStep step, StepRequest request) {
        var personRefusal = refusalOfPerson(findingCase, step, request);
        if (personRefusal.isPresent()) {
            return new CaseOutcome.Refused(personRefusal.get());
        }
        if (!step.isPossibleIn(findingCase.state())) {
            return new CaseOutcome.WrongState(
                    "the finding is " + words(findingCase.state()) + ": " + words(step) + " is not possible now");
        }
        if (step == CaseStep.GIVE_NOTICE && findingCase.noticeAt() != null) {
            return new CaseOutcome.WrongState("the employee was already given notice at " + findingCase.noticeAt());
        }
        if (step == CaseStep.REFER) {
            var refusal = refusalOfReferral(findingCase, request);
            if (refusal.isPresent()) {
                return new CaseOutcome.Refused(refusal.get());
            }
        }
        return allowed(findingCase, step);
    }

    /**
     * Whether the step, if it is allowed, still needs a second person who agrees.
     *
     * @param tier of the finding now
     */
    public static boolean needsSecondPerson(CaseStep step, Tier tier) {
        return step.closesWithoutReferral() && tier == Tier.ALERT;
    }

    private static Optional<String> refusalOfPerson(FindingCase findingCase, CaseStep step, StepRequest request) {
        boolean isSubject = request.actor().isEmployee(request.subject());
        if (step == CaseStep.REPLY) {
            return isSubject ? Optional.empty() : Optional.of("only the employee can reply to a finding about himself");
        }
        if (isSubject) {
            return Optional.of("the finding is about yourself: you can reply to it, but somebody else has to decide");
        }
        if ((step == CaseStep.START_REVIEW || step.endsReview()) && findingCase.isReporter(request.actor())) {
            return Optional.of("you acknowledged the finding and so reported it: somebody else has to review it");
        }
        if (step == CaseStep.REFER && findingCase.isInitiator(request.actor())) {
            return Optional.of("nobody else acknowledged the finding and you started its review, so you count as its"
                    + " reporter: somebody else has to decide about a referral");
        }
        return Optional.empty();
    }

    private static Optional<String> refusalOfReferral(FindingCase findingCase, StepRequest request) {
        Instant noticeAt = findingCase.noticeAt();
        if (noticeAt == null) {
            return Optional.of("the employee was not given notice of the finding: give notice first");
        }
        if (request.claimPending()) {
            return Optional.of("the employee claims official business: the claim must be decided first");
        }
        Instant replyBefore = noticeAt.plus(request.replyWindow());
        return findingCase.replied() || !request.now().isBefore(replyBefore)
                ? Optional.empty()
                : Optional.of("the employee can reply until " + replyBefore + " and has not replied yet");
    }

    private static CaseOutcome.StepAllowed allowed(FindingCase findingCase, CaseStep step) {
        return switch (step) {
            case ACKNOWLEDGE -> allowed(FindingState.ACKNOWLEDGED, FindingChangeKind.ACKNOWLEDGED, ChangeCause.NOTICE);
            case START_REVIEW ->
                allowed(FindingState.UNDER_REVIEW, FindingChangeKind.REVIEW_STARTED, ChangeCause.REVIEW);
            case CLOSE_EXPLAINED -> closed(Resolution.EXPLAINED, FindingChangeKind.CLOSED);
            case CLOSE_CORRECTED -> closed(Resolution.CORRECTED, FindingChangeKind.CLOSED);
            case REFER -> closed(Resolution.REFERRED, FindingChangeKind.REFERRED);
            case GIVE_NOTICE -> allowed(findingCase.state(), FindingChangeKind.NOTICE_GIVEN, ChangeCause.NOTICE);
            case REPLY -> allowed(findingCase.state(), FindingChangeKind.REPLIED, ChangeCause.ANSWER);
        };
    }

    private static CaseOutcome.StepAllowed allowed(FindingState to, FindingChangeKind change, ChangeCause cause) {
        return new CaseOutcome.StepAllowed(to, null, change, cause);
    }

    private static CaseOutcome.StepAllowed closed(Resolution resolution, FindingChangeKind change) {
        return new CaseOutcome.StepAllowed(FindingState.CLOSED, resolution, change, ChangeCause.REVIEW);
    }

    private static String words(Enum<?> code) {
        return code.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
