package org.dutywatch.notification.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.notification.decisions.DecisionAwaited;
import org.dutywatch.notification.settings.NotificationConfig;
import org.jspecify.annotations.Nullable;

/**
 * Writes the content of a mail about a decision: that it is awaited, or that nobody decided in time. It has no figures;
 * the subject line names no person.
 */
@ApplicationScoped
public class WriteDecision {
    private final NoticeWording wording;
    private final String consoleUrl;

    WriteDecision(NotificationConfig config, ZoneId zone) {
        this.wording = new NoticeWording(zone);
        this.consoleUrl = config.consoleBaseUrl().toString();
    }

    /**
     * Writes the mail for an awaited or expired decision.
     *
     * @param subjectName name of the person concerned, or his id if it is unknown; null where there is none
     */
    NoticeText write(MailEnvelope envelope, DecisionAwaited decision, @Nullable String subjectName) {
        boolean expired = decision.state() == DecisionAwaited.State.EXPIRED;
        return new NoticeText(
                expired ? "Dutywatch: nobody decided in time" : "Dutywatch: a decision is awaited",
                expired ? "Nobody decided in time" : "A decision is awaited",
                expired ? expiredSummary(decision) : awaitedSummary(decision),
                paragraphs(envelope, decision, expired),
                facts(decision, subjectName),
                List.of(),
                List.of(new NoticeText.Link("Dutywatch, signed in", consoleUrl)),
                "Personnel information: do not forward. Decision " + decision.decisionId() + ".");
    }

    private String awaitedSummary(DecisionAwaited decision) {
        Instant decideBy = decision.decideBy();
        return decideBy == null
                ? "Please decide about %s.".formatted(kind(decision))
                : "Please decide about %s before %s.".formatted(kind(decision), wording.moment(decideBy));
    }

    private static String expiredSummary(DecisionAwaited decision) {
        return "Nobody decided in time about %s, so it was not made.".formatted(kind(decision));
    }

    private static List<String> paragraphs(MailEnvelope envelope, DecisionAwaited decision, boolean expired) {
        List<String> paragraphs = new ArrayList<>();
        if (envelope.toAdministrators()) {
            paragraphs.add(whyAdministrators(decision, expired));
        }
        if (expired) {
            paragraphs.add("Nothing has changed: what was valid before is still valid. Nobody can decide about it any"
                    + " more. If it is still needed, please ask for it again.");
        } else {
            paragraphs.add("A second person must decide about it: neither the one who asked nor the one whom it"
                    + " concerns. Until then it has no effect.");
            if (decision.decideBy() != null) {
                paragraphs.add("If nobody decides in time, it is not made.");
            }
        }
        return paragraphs;
    }

    private static String whyAdministrators(DecisionAwaited decision, boolean expired) {
        if (expired) {
            return "You get this mail as an administrator, because the person who asked cannot be notified.";
        }
        return decision.deciderRole() == null
                ? "You get this mail as an administrator, because nobody who may decide can be notified. Please tell"
                        + " one of them."
                : "You get this mail as an administrator: somebody with the role %s must decide. Please tell one of them."
                        .formatted(decision.deciderRole());
    }

    private List<NoticeText.Fact> facts(DecisionAwaited decision, @Nullable String subjectName) {
        List<NoticeText.Fact> facts = new ArrayList<>();
        facts.add(new NoticeText.Fact("Decision", kind(decision)));
        if (subjectName != null) {
            facts.add(new NoticeText.Fact("Employee", subjectName + " (" + decision.subject() + ")"));
        }
        facts.add(new NoticeText.Fact("Asked on", wording.moment(decision.askedAt())));
        Instant decideBy = decision.decideBy();
        facts.add(new NoticeText.Fact("Decide before", decideBy == null ? "no limit" : wording.moment(decideBy)));
        return facts;
    }

    private static String kind(DecisionAwaited decision) {
        return switch (decision.kind()) {
            case ROSTER_CORRECTION -> "a correction of the roster";
            case POLICY -> "a policy with the limits of on-duty access";
            case DUTY_RULE -> "a rule about duty";
            case PROFILE_USE -> "the use of another method of estimating";
            case OFFICIAL_BUSINESS_CLAIM -> "a claim that accesses were official business";
            case ACTING_SUPERVISOR -> "a change of acting supervisors";
            case EXEMPTION -> "an exemption for official business";
            case LOGIN_LINK -> "which login belongs to whom";
            case EMPLOYEE_CHANGE -> "a change of the record of an employee";
            case FINDING_CLOSING -> "that the review of an alert ends without a referral";
            case LEGAL_HOLD_LIFT -> "the end of a legal hold";
            case BULK_LOAD -> "the acceptance of old log lines";
            case LEASE_CHANGE -> "a change of who held an address";
            case LEASE_FEED -> "which log says who held an address";
            case UNMASKING -> "a request to see persons by name for some hours";
        };
    }
}
