package org.dutywatch.notification.notices.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dutywatch.notification.findings.domain.FindingSummary;
import org.dutywatch.notification.findings.domain.FindingSummary.Tier;

/**
 * Decides when an address gets a mail about a finding. "At once" means: as soon as the group wait is over.
 *
 * <ul>
 *   <li>An open alert is mailed at once (M1219 IV.E: "immediately"), a review is only shown in the inbox.
 *   <li>Growth is mailed at most once in {@code updateAfter}; an alert that was mailed as a review is mailed at once.
 *   <li>A correction or withdrawal is mailed at once to every address that got a mail, even if another recipient has
 *       become responsible for the finding. Log lines alone are a correction only if they turn an alert into
 *       a review or lower the estimate by {@code correctWhenLowered}: each line that arrives late can take seconds from
 *       the page before it.
 *   <li>What people do about a finding is not mailed: nobody needs a mail about an alert that somebody has acted on.
 * </ul>
 *
 * @param updateAfter the least time between two mails about growth
 * @param updateWhenMoved growth of the point estimate in minutes below which no mail is sent
 * @param correctWhenLowered fall of the point estimate in minutes, since the last mail, below which log lines alone
 *     cause no mail
 */
public record NotificationPolicy(Duration updateAfter, double updateWhenMoved, double correctWhenLowered) {
    /** Figures have tenths of a minute; their differences as doubles are not exact. */
    private static final double ROUNDING = 1e-6;

    private static final NotificationDecision NOTHING = new NotificationDecision.NoNotification();
    private static final NotificationDecision INBOX_ONLY = new NotificationDecision.InboxOnly();

    /**
     * Decides for one address.
     *
     * @param last the last mail to this address; empty if it never got a mail about this finding
     * @param responsible whether the recipient gets all mails; if not, he gets corrections and withdrawals only
     */
    public NotificationDecision decide(
            Optional<LastNotification> last, FindingSummary now, boolean responsible, Instant time) {
        if (last.isEmpty()) {
            return firstNotification(now, responsible);
        }
        FindingSummary before = last.get().summary();
        if (now.revision() <= before.revision()) {
            return NOTHING;
        }
        if (!now.inEffect()) {
            return before.inEffect() ? new NotificationDecision.MailNow(MailReason.WITHDRAWAL) : NOTHING;
        }
        return before.inEffect() ? afterMail(last.get(), now, responsible, time) : afterWithdrawal(now, responsible);
    }

    private static NotificationDecision firstNotification(FindingSummary now, boolean responsible) {
        if (!now.inEffect() || !responsible) {
            return NOTHING;
        }
        return now.isOpenAlert() ? new NotificationDecision.MailNow(MailReason.FIRST) : INBOX_ONLY;
    }

    private static NotificationDecision afterWithdrawal(FindingSummary now, boolean responsible) {
        if (!responsible) {
            return NOTHING;
        }
        return now.isOpenAlert() ? new NotificationDecision.MailNow(MailReason.REOPENED) : INBOX_ONLY;
    }

    private NotificationDecision afterMail(
            LastNotification last, FindingSummary now, boolean responsible, Instant time) {
        FindingSummary before = last.summary();
        boolean lowered = before.point() - now.point() > correctWhenLowered - ROUNDING
                || (before.tier() == Tier.ALERT && now.tier() == Tier.REVIEW);
        if (lowered || now.correctedRevision() > before.revision()) {
            return new NotificationDecision.MailNow(MailReason.CORRECTION);
        }
        if (!responsible) {
            return NOTHING;
        }
        if (before.tier() == Tier.REVIEW && now.tier() == Tier.ALERT) {
            return new NotificationDecision.MailNow(MailReason.UPDATE);
        }
        if (now.point() - before.point() < updateWhenMoved) {
            return INBOX_ONLY;
        }
        Instant earliest = last.at().plus(updateAfter);
        return earliest.isAfter(time)
                ? new NotificationDecision.MailLater(MailReason.UPDATE, earliest)
                : new NotificationDecision.MailNow(MailReason.UPDATE);
    }
}
