package org.dutywatch.notification.notices.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dutywatch.notification.findings.domain.FindingSummary;
import org.dutywatch.notification.findings.domain.FindingSummary.State;
import org.dutywatch.notification.findings.domain.FindingSummary.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NotificationPolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-16T20:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofHours(5));
    private static final Instant JUST_NOW = NOW.minus(Duration.ofMinutes(10));
    private static final NotificationDecision NOTHING = new NotificationDecision.NoNotification();
    private static final NotificationDecision INBOX_ONLY = new NotificationDecision.InboxOnly();

    private final NotificationPolicy policy = new NotificationPolicy(Duration.ofHours(1), 5, 1);

    @Test
    void shouldMailAnAlertAtOnceWhenNobodyWasNotified() {
        assertEquals(now(MailReason.FIRST), decide(Optional.empty(), alert(1, 52)));
    }

    @Test
    void shouldShowAReviewInTheInboxOnly() {
        assertEquals(INBOX_ONLY, decide(Optional.empty(), review(1, 34)));
    }

    @Test
    void shouldNotNotifyWhenWithdrawnBeforeTheFirstMail() {
        assertEquals(NOTHING, decide(Optional.empty(), withdrawn(2)));
    }

    @Test
    void shouldNotNotifyARecipientWhoIsNotResponsibleAndGotNoMail() {
        assertEquals(NOTHING, policy.decide(Optional.empty(), alert(1, 52), false, NOW));
    }

    @Test
    void shouldNotNotifyWhenTheRevisionWasMailedBefore() {
        assertEquals(NOTHING, decide(lastMail(alert(2, 52), LONG_AGO), alert(2, 52)));
        assertEquals(NOTHING, decide(lastMail(alert(2, 52), LONG_AGO), alert(1, 41)));
    }

    @Test
    void shouldMailGrowthWhenTheLastMailIsOldEnough() {
        assertEquals(now(MailReason.UPDATE), decide(lastMail(alert(1, 52), LONG_AGO), alert(2, 57)));
        assertEquals(
                now(MailReason.UPDATE), decide(lastMail(alert(1, 52), NOW.minus(Duration.ofHours(1))), alert(2, 57)));
    }

    @Test
    void shouldMailGrowthLaterWhenTheLastMailIsRecent() {
        assertEquals(
                new NotificationDecision.MailLater(MailReason.UPDATE, JUST_NOW.plus(Duration.ofHours(1))),
                decide(lastMail(alert(1, 52), JUST_NOW), alert(2, 70)));
    }

    @Test
    void shouldShowSmallGrowthInTheInboxOnly() {
        assertEquals(INBOX_ONLY, decide(lastMail(alert(1, 52), LONG_AGO), alert(2, 56.9)));
    }

    @Test
    void shouldCorrectAtOnceWhenTheEstimateIsLowered() {
        assertEquals(now(MailReason.CORRECTION), decide(lastMail(alert(1, 52), JUST_NOW), alert(2, 51)));
        assertEquals(now(MailReason.CORRECTION), decide(lastMail(alert(1, 32.3), JUST_NOW), alert(2, 31.3)));
    }

    @Test
    void shouldShowAFallOfSecondsInTheInboxOnly() {
        assertEquals(INBOX_ONLY, decide(lastMail(alert(1, 52), JUST_NOW), alert(2, 51.1)));
    }

    @Test
    void shouldCorrectAFallOfSecondsWhenItsCauseIsACorrectedFact() {
        assertEquals(
                now(MailReason.CORRECTION), decide(lastMail(alert(1, 52), JUST_NOW), corrected(alert(2, 51.9), 2)));
    }

    @Test
    void shouldCorrectAtOnceWhenAnAlertBecomesAReview() {
        assertEquals(now(MailReason.CORRECTION), decide(lastMail(alert(1, 52), JUST_NOW), review(2, 52)));
    }

    @Test
    void shouldCorrectAtOnceWhenACorrectedPolicyLeavesTheFigureAsItWas() {
        assertEquals(now(MailReason.CORRECTION), decide(lastMail(alert(1, 52), JUST_NOW), corrected(alert(2, 52), 2)));
    }

    @Test
    void shouldStillCorrectWhenFurtherLinesCameAfterTheCorrection() {
        assertEquals(now(MailReason.CORRECTION), decide(lastMail(alert(1, 52), JUST_NOW), corrected(alert(4, 53), 2)));
    }

    @Test
    void shouldNotCorrectTwiceWhenTheCorrectionWasMailed() {
        assertEquals(INBOX_ONLY, decide(lastMail(alert(2, 52), JUST_NOW), corrected(alert(3, 53), 2)));
    }

    @Test
    void shouldMailACorrectionToANotifiedRecipientWhenTheChainHasChanged() {
        assertEquals(
                now(MailReason.WITHDRAWAL), policy.decide(lastMail(alert(1, 52), JUST_NOW), withdrawn(2), false, NOW));
        assertEquals(
                now(MailReason.CORRECTION), policy.decide(lastMail(alert(1, 52), JUST_NOW), alert(2, 40), false, NOW));
    }

    @Test
    void shouldNotMailGrowthToARecipientWhoIsNoLongerResponsible() {
        assertEquals(NOTHING, policy.decide(lastMail(alert(1, 52), LONG_AGO), alert(2, 90), false, NOW));
    }

    @Test
    void shouldMailAWithdrawalOnce() {
        assertEquals(now(MailReason.WITHDRAWAL), decide(lastMail(alert(1, 52), JUST_NOW), withdrawn(2)));
        assertEquals(NOTHING, decide(lastMail(withdrawn(2), JUST_NOW), withdrawn(3)));
    }

    @Test
    void shouldMailAgainWhenAWithdrawnAlertReopens() {
        assertEquals(now(MailReason.REOPENED), decide(lastMail(withdrawn(2), JUST_NOW), alert(3, 52)));
        assertEquals(INBOX_ONLY, decide(lastMail(withdrawn(2), JUST_NOW), review(3, 34)));
        assertEquals(NOTHING, policy.decide(lastMail(withdrawn(2), JUST_NOW), alert(3, 52), false, NOW));
    }

    @Test
    void shouldMailAtOnceWhenAMailedReviewBecomesAnAlert() {
        assertEquals(now(MailReason.UPDATE), decide(lastMail(review(2, 40), JUST_NOW), alert(3, 41)));
    }

    @Test
    void shouldAskForAnAnswerOnlyWhenTheFindingIsNewOrReopened() {
        assertEquals(true, MailReason.FIRST.asksForAnswer() && MailReason.REOPENED.asksForAnswer());
        assertEquals(false, MailReason.UPDATE.asksForAnswer() || MailReason.CORRECTION.asksForAnswer());
    }

    @ParameterizedTest
    @EnumSource(names = {"ACKNOWLEDGED", "UNDER_REVIEW", "CLOSED"})
    void shouldMailNothingWhenOnlyTheStateChanged(State state) {
        assertEquals(INBOX_ONLY, decide(Optional.empty(), in(state, alert(2, 52))));
        assertEquals(INBOX_ONLY, decide(lastMail(alert(1, 52), LONG_AGO), in(state, alert(2, 52))));
        assertEquals(INBOX_ONLY, decide(lastMail(withdrawn(2), LONG_AGO), in(state, alert(4, 52))));
        assertEquals(NOTHING, policy.decide(lastMail(alert(1, 52), LONG_AGO), in(state, alert(2, 52)), false, NOW));
    }

    @ParameterizedTest
    @EnumSource(names = {"ACKNOWLEDGED", "UNDER_REVIEW", "CLOSED"})
    void shouldCorrectAndWithdrawInEveryState(State state) {
        var before = lastMail(in(state, alert(2, 52)), JUST_NOW);

        assertEquals(now(MailReason.CORRECTION), decide(before, in(state, alert(3, 40))));
        assertEquals(now(MailReason.WITHDRAWAL), decide(before, withdrawn(3)));
    }

    @Test
    void shouldMailAWithdrawalOnceWhenSuperseded() {
        var superseded = in(State.SUPERSEDED, withdrawn(2));

        assertEquals(now(MailReason.WITHDRAWAL), decide(lastMail(alert(1, 52), JUST_NOW), superseded));
        assertEquals(NOTHING, decide(lastMail(withdrawn(2), JUST_NOW), in(State.SUPERSEDED, withdrawn(3))));
        assertEquals(NOTHING, decide(Optional.empty(), superseded));
    }

    private static FindingSummary in(State state, FindingSummary summary) {
        return new FindingSummary(
                summary.revision(), summary.tier(), state, summary.point(), summary.correctedRevision());
    }

    private NotificationDecision decide(Optional<LastNotification> lastMail, FindingSummary summary) {
        return policy.decide(lastMail, summary, true, NOW);
    }

    private static NotificationDecision now(MailReason reason) {
        return new NotificationDecision.MailNow(reason);
    }

    private static Optional<LastNotification> lastMail(FindingSummary summary, Instant at) {
        return Optional.of(new LastNotification(summary, at));
    }

    private static FindingSummary alert(int revision, double point) {
        return new FindingSummary(revision, Tier.ALERT, State.OPEN, point, 0);
    }

    private static FindingSummary review(int revision, double point) {
        return new FindingSummary(revision, Tier.REVIEW, State.OPEN, point, 0);
    }

    private static FindingSummary withdrawn(int revision) {
        return new FindingSummary(revision, Tier.REVIEW, State.WITHDRAWN, 0, revision);
    }

    private static FindingSummary corrected(FindingSummary summary, int revision) {
        return new FindingSummary(summary.revision(), summary.tier(), summary.state(), summary.point(), revision);
    }
}
