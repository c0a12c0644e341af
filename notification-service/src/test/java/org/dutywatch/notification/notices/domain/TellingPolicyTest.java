package org.dutywatch.notification.notices.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dutywatch.notification.findings.domain.Standing;
import org.dutywatch.notification.findings.domain.Standing.State;
import org.dutywatch.notification.findings.domain.Standing.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TellingPolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-16T20:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofHours(5));
    private static final Instant JUST_NOW = NOW.minus(Duration.ofMinutes(10));
    private static final Telling NOTHING = new Telling.Nothing();
    private static final Telling INBOX_ONLY = new Telling.InboxOnly();

    private final TellingPolicy policy = new TellingPolicy(Duration.ofHours(1), 5);

    @Test
    void shouldMailAnAlertAtOnceWhenNobodyWasNotified() {
        assertEquals(now(News.FIRST), decide(Optional.empty(), alert(1, 52)));
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
        assertEquals(now(News.UPDATE), decide(lastMail(alert(1, 52), LONG_AGO), alert(2, 57)));
        assertEquals(now(News.UPDATE), decide(lastMail(alert(1, 52), NOW.minus(Duration.ofHours(1))), alert(2, 57)));
    }

    @Test
    void shouldMailGrowthLaterWhenTheLastMailIsRecent() {
        assertEquals(
                new Telling.TellAt(News.UPDATE, JUST_NOW.plus(Duration.ofHours(1))),
                decide(lastMail(alert(1, 52), JUST_NOW), alert(2, 70)));
    }

    @Test
    void shouldShowSmallGrowthInTheInboxOnly() {
        assertEquals(INBOX_ONLY, decide(lastMail(alert(1, 52), LONG_AGO), alert(2, 56.9)));
    }

    @Test
    void shouldCorrectAtOnceWhenTheEstimateIsLowered() {
        assertEquals(now(News.CORRECTION), decide(lastMail(alert(1, 52), JUST_NOW), alert(2, 51.9)));
    }

    @Test
    void shouldCorrectAtOnceWhenAnAlertBecomesAReview() {
        assertEquals(now(News.CORRECTION), decide(lastMail(alert(1, 52), JUST_NOW), review(2, 52)));
    }

    @Test
    void shouldCorrectAtOnceWhenACorrectedPolicyLeavesTheFigureAsItWas() {
        assertEquals(now(News.CORRECTION), decide(lastMail(alert(1, 52), JUST_NOW), corrected(alert(2, 52), 2)));
    }

    @Test
    void shouldStillCorrectWhenFurtherLinesCameAfterTheCorrection() {
        assertEquals(now(News.CORRECTION), decide(lastMail(alert(1, 52), JUST_NOW), corrected(alert(4, 53), 2)));
    }

    @Test
    void shouldNotCorrectTwiceWhenTheCorrectionWasMailed() {
        assertEquals(INBOX_ONLY, decide(lastMail(alert(2, 52), JUST_NOW), corrected(alert(3, 53), 2)));
    }

    @Test
    void shouldMailACorrectionToANotifiedRecipientWhenTheChainHasChanged() {
        assertEquals(now(News.WITHDRAWAL), policy.decide(lastMail(alert(1, 52), JUST_NOW), withdrawn(2), false, NOW));
        assertEquals(now(News.CORRECTION), policy.decide(lastMail(alert(1, 52), JUST_NOW), alert(2, 40), false, NOW));
    }

    @Test
    void shouldNotMailGrowthToARecipientWhoIsNoLongerResponsible() {
        assertEquals(NOTHING, policy.decide(lastMail(alert(1, 52), LONG_AGO), alert(2, 90), false, NOW));
    }

    @Test
    void shouldMailAWithdrawalOnce() {
        assertEquals(now(News.WITHDRAWAL), decide(lastMail(alert(1, 52), JUST_NOW), withdrawn(2)));
        assertEquals(NOTHING, decide(lastMail(withdrawn(2), JUST_NOW), withdrawn(3)));
    }

    @Test
    void shouldMailAgainWhenAWithdrawnAlertReopens() {
        assertEquals(now(News.REOPENED), decide(lastMail(withdrawn(2), JUST_NOW), alert(3, 52)));
        assertEquals(INBOX_ONLY, decide(lastMail(withdrawn(2), JUST_NOW), review(3, 34)));
        assertEquals(NOTHING, policy.decide(lastMail(withdrawn(2), JUST_NOW), alert(3, 52), false, NOW));
    }

    @Test
    void shouldMailAtOnceWhenAMailedReviewBecomesAnAlert() {
        assertEquals(now(News.UPDATE), decide(lastMail(review(2, 40), JUST_NOW), alert(3, 41)));
    }

    @Test
    void shouldAskForAnAnswerOnlyWhenTheFindingIsNewOrReopened() {
        assertEquals(true, News.FIRST.asksForAnswer() && News.REOPENED.asksForAnswer());
        assertEquals(false, News.UPDATE.asksForAnswer() || News.CORRECTION.asksForAnswer());
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

        assertEquals(now(News.CORRECTION), decide(before, in(state, alert(3, 40))));
        assertEquals(now(News.WITHDRAWAL), decide(before, withdrawn(3)));
    }

    @Test
    void shouldMailAWithdrawalOnceWhenSuperseded() {
        var superseded = in(State.SUPERSEDED, withdrawn(2));

        assertEquals(now(News.WITHDRAWAL), decide(lastMail(alert(1, 52), JUST_NOW), superseded));
        assertEquals(NOTHING, decide(lastMail(withdrawn(2), JUST_NOW), in(State.SUPERSEDED, withdrawn(3))));
        assertEquals(NOTHING, decide(Optional.empty(), superseded));
    }

    private static Standing in(State state, Standing standing) {
        return new Standing(
                standing.revision(), standing.tier(), state, standing.point(), standing.correctedRevision());
    }

    private Telling decide(Optional<Told> lastMail, Standing standing) {
        return policy.decide(lastMail, standing, true, NOW);
    }

    private static Telling now(News reason) {
        return new Telling.TellNow(reason);
    }

    private static Optional<Told> lastMail(Standing standing, Instant at) {
        return Optional.of(new Told(standing, at));
    }

    private static Standing alert(int revision, double point) {
        return new Standing(revision, Tier.ALERT, State.OPEN, point, 0);
    }

    private static Standing review(int revision, double point) {
        return new Standing(revision, Tier.REVIEW, State.OPEN, point, 0);
    }

    private static Standing withdrawn(int revision) {
        return new Standing(revision, Tier.REVIEW, State.WITHDRAWN, 0, revision);
    }

    private static Standing corrected(Standing standing, int revision) {
        return new Standing(standing.revision(), standing.tier(), standing.state(), standing.point(), revision);
    }
}
