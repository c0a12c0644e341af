package org.dutywatch.notification.notices.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dutywatch.notification.findings.domain.Standing;
import org.dutywatch.notification.findings.domain.Standing.Tier;

/**
 * Told once, corrected at once. An alert is mailed (M1219 IV.E: "immediately"); that it only grows is mailed seldom;
 * that it was wrong is mailed at once to everybody who was told, whoever answers for the subject by now. What people do
 * about a finding is mailed to nobody: an alert that somebody has taken up is no news.
 *
 * @param updateAfter the least time between two mails about growth
 * @param updateWhenMoved growth of the point figure, in minutes, below which no mail is sent
 */
public record TellingPolicy(Duration updateAfter, double updateWhenMoved) {
    private static final Telling NOTHING = new Telling.Nothing();
    private static final Telling INBOX_ONLY = new Telling.InboxOnly();

    /**
     * Decides for one address.
     *
     * @param told what it was told by mail last; empty if it never got a mail about this finding
     * @param responsible whether this recipient answers for the subject now; who no longer does gets corrections only
     */
    public Telling decide(Optional<Told> told, Standing now, boolean responsible, Instant time) {
        if (told.isEmpty()) {
            return ofUntold(now, responsible);
        }
        Standing before = told.get().standing();
        if (now.revision() <= before.revision()) {
            return NOTHING;
        }
        if (!now.holds()) {
            return before.holds() ? new Telling.TellNow(News.WITHDRAWAL) : NOTHING;
        }
        return before.holds() ? ofHeld(told.get(), now, responsible, time) : ofReopened(now, responsible);
    }

    private static Telling ofUntold(Standing now, boolean responsible) {
        if (!now.holds() || !responsible) {
            return NOTHING;
        }
        return now.isOpenAlert() ? new Telling.TellNow(News.FIRST) : INBOX_ONLY;
    }

    private static Telling ofReopened(Standing now, boolean responsible) {
        if (!responsible) {
            return NOTHING;
        }
        return now.isOpenAlert() ? new Telling.TellNow(News.REOPENED) : INBOX_ONLY;
    }

    private Telling ofHeld(Told told, Standing now, boolean responsible, Instant time) {
        Standing before = told.standing();
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
        Instant earliest = told.at().plus(updateAfter);
        return earliest.isAfter(time) ? new Telling.TellAt(News.UPDATE, earliest) : new Telling.TellNow(News.UPDATE);
    }
}
