package org.dutywatch.compliance.findings.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What people may do about a finding. Nobody acts on a finding about himself but to answer it. Who acknowledged it has
 * reported it and is never its reviewer. A referral takes two: who brought it up does not decide it, and it waits until
 * the employee was told and has answered or had the time to, and until what he claims is decided.
 */
public final class CaseLife {
    private CaseLife() {}

    /**
     * Who asks, and when.
     *
     * @param subject the employee whom the finding is about
     * @param replyWindow how long the employee has to answer after he was told
     * @param claimPending whether a claim of official business about the finding waits for its decision
     */
    public record Circumstances(Actor who, String subject, Instant now, Duration replyWindow, boolean claimPending) {}

    public static CaseOutcome decide(FindingCase known, CaseStep step, Circumstances asked) {
        var refused = refusalOfPerson(known, step, asked);
        if (refused.isPresent()) {
            return new CaseOutcome.Refused(refused.get());
        }
        if (!step.isPossibleIn(known.state())) {
            return new CaseOutcome.NotNow(
                    "the finding is " + words(known.state()) + ": " + words(step) + " is not possible now");
        }
        if (step == CaseStep.GIVE_NOTICE && known.noticeAt() != null) {
            return new CaseOutcome.NotNow("the employee was told of it at " + known.noticeAt());
        }
        if (step == CaseStep.REFER) {
            var early = refusalOfReferral(known, asked);
            if (early.isPresent()) {
                return new CaseOutcome.Refused(early.get());
            }
        }
        return moved(known, step);
    }

    private static Optional<String> refusalOfPerson(FindingCase known, CaseStep step, Circumstances asked) {
        boolean subject = asked.who().isEmployee(asked.subject());
        if (step == CaseStep.REPLY) {
            return subject ? Optional.empty() : Optional.of("only the employee answers a finding about himself");
        }
        if (subject) {
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
        Instant told = known.noticeAt();
        if (told == null) {
            return Optional.of("the employee was not told of what the finding says: give him notice first");
        }
        if (asked.claimPending()) {
            return Optional.of("the employee claims official business: the claim must be decided first");
        }
        Instant until = told.plus(asked.replyWindow());
        return known.replied() || !asked.now().isBefore(until)
                ? Optional.empty()
                : Optional.of("the employee can answer until " + until + " and has not yet");
    }

    private static CaseOutcome.Moved moved(FindingCase known, CaseStep step) {
        return switch (step) {
            case ACKNOWLEDGE -> moved(FindingState.ACKNOWLEDGED, Change.ACKNOWLEDGED, ChangeCause.NOTICE);
            case START_REVIEW -> moved(FindingState.UNDER_REVIEW, Change.REVIEW_STARTED, ChangeCause.REVIEW);
            case CLOSE_EXPLAINED -> closed(Resolution.EXPLAINED, Change.CLOSED);
            case CLOSE_CORRECTED -> closed(Resolution.CORRECTED, Change.CLOSED);
            case REFER -> closed(Resolution.REFERRED, Change.REFERRED);
            case GIVE_NOTICE -> moved(known.state(), Change.NOTICE_GIVEN, ChangeCause.NOTICE);
            case REPLY -> moved(known.state(), Change.REPLIED, ChangeCause.ANSWER);
        };
    }

    private static CaseOutcome.Moved moved(FindingState to, Change change, ChangeCause cause) {
        return new CaseOutcome.Moved(to, null, change, cause);
    }

    private static CaseOutcome.Moved closed(Resolution resolution, Change change) {
        return new CaseOutcome.Moved(FindingState.CLOSED, resolution, change, ChangeCause.REVIEW);
    }

    private static String words(Enum<?> code) {
        return code.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
