package org.dutywatch.notification.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dutywatch.notification.decisions.DecisionAwaited;
import org.dutywatch.notification.settings.NotificationConfig;
import org.jspecify.annotations.Nullable;

/**
 * Writes the content of a mail about a decision: that it is awaited, or how it ended. It has no figures; the subject line
 * names no person.
 */
@ApplicationScoped
public class WriteDecision {
    private final NoticeWording wording;
    private final String complianceUrl;
    private final String ingestUrl;

    WriteDecision(NotificationConfig config, ZoneId zone) {
        this.wording = new NoticeWording(zone);
        this.complianceUrl = WriteNotice.withoutSlash(config.consoleBaseUrl().toString());
        this.ingestUrl = WriteNotice.withoutSlash(config.ingestUrl().toString());
    }

    /**
     * Writes the mail.
     *
     * @param subjectName name of the person concerned, or his id if it is unknown; null where there is none
     */
    NoticeText write(MailEnvelope envelope, DecisionAwaited decision, @Nullable String subjectName) {
        String url = (decision.isOfIngest() ? ingestUrl : complianceUrl) + "/api/v1/decisions/" + decision.decisionId();
        String title = title(decision);
        return new NoticeText(
                "Dutywatch: " + title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1),
                title,
                summary(decision),
                paragraphs(envelope, decision, url),
                facts(decision, subjectName),
                List.of(),
                List.of(new NoticeText.Link("The decision, for those who sign in", url)),
                "Personnel information: do not forward. Decision " + decision.decisionId() + ".");
    }

    private static String title(DecisionAwaited decision) {
        return switch (decision.state()) {
            case AWAITED -> "A decision is awaited";
            case APPROVED -> "What you asked for was approved";
            case DECLINED -> "What you asked for was declined";
            case EXPIRED -> "Nobody decided in time";
            case WITHDRAWN -> "A decision is no longer awaited";
        };
    }

    private String summary(DecisionAwaited decision) {
        String kind = kind(decision);
        Instant decideBy = decision.decideBy();
        return switch (decision.state()) {
            case AWAITED ->
                decideBy == null
                        ? "Please decide on %s.".formatted(kind)
                        : "Please decide on %s before %s.".formatted(kind, wording.moment(decideBy));
            case APPROVED -> "You asked for %s. A second person approved it.".formatted(kind);
            case DECLINED -> "You asked for %s. A second person declined it: nothing has changed.".formatted(kind);
            case EXPIRED -> "Nobody decided in time on %s, so nothing has changed.".formatted(kind);
            case WITHDRAWN -> "Whoever asked for %s has withdrawn it. You need not decide.".formatted(kind);
        };
    }

    private static List<String> paragraphs(MailEnvelope envelope, DecisionAwaited decision, String url) {
        List<String> paragraphs = new ArrayList<>();
        if (envelope.toAdministrators()) {
            whyByRole(decision).ifPresent(paragraphs::add);
        }
        if (decision.state() == DecisionAwaited.State.EXPIRED) {
            paragraphs.add("Nobody can decide on it any more. If it is still needed, please ask for it again.");
        }
        if (decision.state() == DecisionAwaited.State.AWAITED) {
            paragraphs.add("Neither the person who asked nor a person whom it concerns can decide. Until somebody"
                    + " decides, it has no effect.");
            paragraphs.add(
                    "To see it, sign in and send GET %s. To decide, send POST %s/approve, or POST %s/decline with"
                                    .formatted(url, url, url)
                            + " a reason.");
        }
        return paragraphs;
    }

    private static Optional<String> whyByRole(DecisionAwaited decision) {
        return switch (decision.state()) {
            case EXPIRED ->
                Optional.of("You get this mail as an administrator, because the person who asked cannot be notified.");
            case AWAITED ->
                Optional.of(
                        decision.deciders().isEmpty()
                                ? "You get this mail because of your role. " + whoMayDecide(decision)
                                : "You get this mail because nobody in the chain of command who may decide can be"
                                        + " notified. " + whoMayDecide(decision));
            case APPROVED, DECLINED, WITHDRAWN -> Optional.empty();
        };
    }

    private static String whoMayDecide(DecisionAwaited decision) {
        return "These roles may decide: " + String.join(", ", roles(decision)) + ".";
    }

    private static List<String> roles(DecisionAwaited decision) {
        String usual = decision.deciderRole();
        return decision.deciderRoles().isEmpty() && usual != null ? List.of(usual) : decision.deciderRoles();
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
            case LOGIN_LINK -> "a change of the logins of an employee";
            case EMPLOYEE_CHANGE -> "a change of the record of an employee";
            case FINDING_CLOSING -> "the closing of an alert without a referral";
            case LEGAL_HOLD_LIFT -> "the end of a legal hold";
            case BULK_LOAD -> "the acceptance of old log lines";
            case LEASE_CHANGE -> "a change of who held an address";
            case LEASE_FEED -> "which log says who held an address";
            case CATALOGUE_CHANGE -> "a change of which hosts belong to monitored sites";
            case UNMASKING -> "a request to see persons by name for some hours";
        };
    }
}
