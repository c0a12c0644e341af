package org.dutywatch.notification.notices.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dutywatch.notification.findings.domain.Standing;
import org.dutywatch.notification.findings.domain.Standing.Tier;

/**
 * Decides when an address gets a mail about a finding.
 *
 * <ul>
 *   <li>An open alert is mailed at once (M1219 IV.E: "immediately"), a review is only shown in the inbox.
 *   <li>Growth is mailed at most once in {@code updateAfter}; an alert that was mailed as a review is mailed at once.
 *   <li>A correction or withdrawal is mailed at once to every address that got a mail, even if its owner is no longer
 *       responsible for the subject.
 *   <li>What people do about a finding is not mailed: nobody needs a mail about an alert that somebody has acted on.
 * </ul>
 *
 * @param updateAfter the least time between two mails about growth
 * @param updateWhenMoved growth of the point estimate in minutes below which no mail is sent
 */
public record TellingPolicy(Duration updateAfter, double updateWhenMoved) {
    private static final Telling NOTHING = new Telling.Nothing();
    private static final Telling INBOX_ONLY = new Telling.InboxOnly();

    /**
     * Decides for one address.
     *
     * @param last the last mail to this address; empty if it never got a mail about this finding
     * @param responsible whether the recipient is the current supervisor of the subject; if not, he gets corrections
     *     only
     */
    public Telling decide(Optional<Told> last, Standing now, boolean responsible, Instant time) {
        if (last.isEmpty()) {
            return firstNotification(now, responsible);
        }
        Standing before = last.get().standing();
        if (now.revision() <= before.revision()) {
            return NOTHING;
        }
        if (!now.holds()) {
            return before.holds() ? new Telling.TellNow(News.WITHDRAWAL) : NOTHING;
        }
        return before.holds() ? afterMail(last.get(), now, responsible, time) : afterWithdrawal(now, responsible);
    }

    private static Telling firstNotification(Standing now, boolean responsible) {
        if (!now.holds() || !responsible) {
            return NOTHING;
        }
        return now.isOpenAlert() ? new Telling.TellNow(News.FIRST) : INBOX_ONLY;
    }

    private static Telling afterWithdrawal(Standing now, boolean responsible) {
        if (!responsible) {
            return NOTHING;
        }
        return now.isOpenAlert() ? new Telling.TellNow(News.REOPENED) : INBOX_ONLY;
    }

    private Telling afterMail(Told last, Standing now, boolean responsible, Instant time) {
        Standing before = last.standing();
        boolean lowered = now.point() < before.point() || (before.tier() == Tier.ALERT && now.tier() == Tier.REVIEW);
        if (lowered || now.correctedRevision() > before.revision()) {
            return new Telling.TellNow(News.CORRECTION);
        }
        if (!responsible) {
            return NOTHING;
        }
        if (before.tier() == Tier.REVIEW && now.tier() == Tier.ALERT) {
            return new Telling.TellNow(News.UPDATE);
        }
        if (now.point() - before.point() < updateWhenMoved) {
            return INBOX_ONLY;
        }
        Instant earliest = last.at().plus(updateAfter);
        return earliest.isAfter(time) ? new Telling.TellAt(News.UPDATE, earliest) : new Telling.TellNow(News.UPDATE);
    }
}
