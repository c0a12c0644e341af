package org.dutywatch.compliance.findings.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides which steps a person may take on a finding.
 *
 * <ul>
 *   <li>The employee whom the finding is about can only reply to it.
 *   <li>Somebody who acknowledged the finding has reported it, and so can neither review nor close nor refer it.
 *   <li>A referral takes two people: the reporter (or, where nobody acknowledged it, the one who started the review)
 *       cannot make it. It is refused until the employee was given notice and has replied or let the reply window
 *       pass, and while a claim of official business waits for its decision.
 * </ul>
 */
public final class CaseLife {
    private CaseLife() {}

    /**
     * The request to take a step: who asks, when, and what the rules need to know besides the finding.
     *
     * @param subject the employee whom the finding is about
     * @param replyWindow how long the employee has to reply after notice was given; not negative
     * @param claimPending whether a claim of official business about the finding waits for its decision
     */
    public record Circumstances(Actor who, String subject, Instant now, Duration replyWindow, boolean claimPending) {}

    /** @param known the finding's case as its history gives it now */
    public static CaseOutcome decide(FindingCase known, CaseStep step, Circumstances asked) {
        var personRefusal = refusalOfPerson(known, step, asked);
        if (personRefusal.isPresent()) {
            return new CaseOutcome.Refused(personRefusal.get());
        }
        if (!step.isPossibleIn(known.state())) {
            return new CaseOutcome.NotNow(
                    "the finding is " + words(known.state()) + ": " + words(step) + " is not possible now");
        }
        if (step == CaseStep.GIVE_NOTICE && known.noticeAt() != null) {
            return new CaseOutcome.NotNow("the employee was told of it at " + known.noticeAt());
        }
        if (step == CaseStep.REFER) {
            var refusal = refusalOfReferral(known, asked);
            if (refusal.isPresent()) {
                return new CaseOutcome.Refused(refusal.get());
            }
        }
        return accepted(known, step);
    }

    private static Optional<String> refusalOfPerson(FindingCase known, CaseStep step, Circumstances asked) {
        boolean isSubject = asked.who().isEmployee(asked.subject());
        if (step == CaseStep.REPLY) {
            return isSubject ? Optional.empty() : Optional.of("only the employee answers a finding about himself");
        }
        if (isSubject) {
            return Optional.of("the finding is about yourself: you can answer it, and somebody else decides");
        }
        if ((step == CaseStep.START_REVIEW || step.decides()) && known.isReporter(asked.who())) {
            return Optional.of("you acknowledged the finding and so reported it: somebody else reviews it");
        }
        if (step == CaseStep.REFER && known.broughtUpBy(asked.who())) {
            return Optional.of("nobody else acknowledged the finding, so you who opened its review reported it:"
                    + " somebody else decides about a referral");
        }
        return Optional.empty();
    }

    private static Optional<String> refusalOfReferral(FindingCase known, Circumstances asked) {
        Instant noticeAt = known.noticeAt();
        if (noticeAt == null) {
            return Optional.of("the employee was not told of what the finding says: give him notice first");
        }
        if (asked.claimPending()) {
            return Optional.of("the employee claims official business: the claim must be decided first");
        }
        Instant replyBefore = noticeAt.plus(asked.replyWindow());
        return known.replied() || !asked.now().isBefore(replyBefore)
                ? Optional.empty()
                : Optional.of("the employee can answer until " + replyBefore + " and has not yet");
    }

    private static CaseOutcome.Moved accepted(FindingCase known, CaseStep step) {
        return switch (step) {
            case ACKNOWLEDGE -> accepted(FindingState.ACKNOWLEDGED, Change.ACKNOWLEDGED, ChangeCause.NOTICE);
            case START_REVIEW -> accepted(FindingState.UNDER_REVIEW, Change.REVIEW_STARTED, ChangeCause.REVIEW);
            case CLOSE_EXPLAINED -> acceptedClosing(Resolution.EXPLAINED, Change.CLOSED);
            case CLOSE_CORRECTED -> acceptedClosing(Resolution.CORRECTED, Change.CLOSED);
            case REFER -> acceptedClosing(Resolution.REFERRED, Change.REFERRED);
            case GIVE_NOTICE -> accepted(known.state(), Change.NOTICE_GIVEN, ChangeCause.NOTICE);
            case REPLY -> accepted(known.state(), Change.REPLIED, ChangeCause.ANSWER);
        };
    }

    private static CaseOutcome.Moved accepted(FindingState to, Change change, ChangeCause cause) {
        return new CaseOutcome.Moved(to, null, change, cause);
    }

    private static CaseOutcome.Moved acceptedClosing(Resolution resolution, Change change) {
        return new CaseOutcome.Moved(FindingState.CLOSED, resolution, change, ChangeCause.REVIEW);
    }

    private static String words(Enum<?> code) {
        return code.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
