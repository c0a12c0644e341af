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
    void shouldMailAnAlertAtOnceWhenNobodyWasTold() {
        assertEquals(now(News.FIRST), decide(Optional.empty(), alert(1, 52)));
    }

    @Test
    void shouldShowAReviewInTheInboxOnly() {
        assertEquals(INBOX_ONLY, decide(Optional.empty(), review(1, 34)));
    }

    @Test
    void shouldTellNothingWhenWithdrawnBeforeTheFirstMail() {
        assertEquals(NOTHING, decide(Optional.empty(), withdrawn(2)));
    }

    @Test
    void shouldTellNothingToWhoIsNotResponsibleAndWasNotTold() {
        assertEquals(NOTHING, policy.decide(Optional.empty(), alert(1, 52), false, NOW));
    }

    @Test
    void shouldTellNothingWhenTheRevisionWasToldAlready() {
        assertEquals(NOTHING, decide(told(alert(2, 52), LONG_AGO), alert(2, 52)));
        assertEquals(NOTHING, decide(told(alert(2, 52), LONG_AGO), alert(1, 41)));
    }

    @Test
    void shouldMailGrowthWhenTheLastMailIsOldEnough() {
        assertEquals(now(News.UPDATE), decide(told(alert(1, 52), LONG_AGO), alert(2, 57)));
        assertEquals(now(News.UPDATE), decide(told(alert(1, 52), NOW.minus(Duration.ofHours(1))), alert(2, 57)));
    }

    @Test
    void shouldMailGrowthLaterWhenTheLastMailIsFresh() {
        assertEquals(
                new Telling.TellAt(News.UPDATE, JUST_NOW.plus(Duration.ofHours(1))),
                decide(told(alert(1, 52), JUST_NOW), alert(2, 70)));
    }

    @Test
    void shouldShowSmallGrowthInTheInboxOnly() {
        assertEquals(INBOX_ONLY, decide(told(alert(1, 52), LONG_AGO), alert(2, 56.9)));
    }

    @Test
    void shouldCorrectAtOnceWhenTheEstimateIsLowered() {
        assertEquals(now(News.CORRECTION), decide(told(alert(1, 52), JUST_NOW), alert(2, 51.9)));
    }

    @Test
    void shouldCorrectAtOnceWhenAnAlertBecomesAReview() {
        assertEquals(now(News.CORRECTION), decide(told(alert(1, 52), JUST_NOW), review(2, 52)));
    }

    @Test
    void shouldCorrectAtOnceWhenACorrectedPolicyLeavesTheFigureAsItWas() {
        assertEquals(now(News.CORRECTION), decide(told(alert(1, 52), JUST_NOW), corrected(alert(2, 52), 2)));
    }

    @Test
    void shouldStillCorrectWhenFurtherLinesCameAfterTheCorrection() {
        assertEquals(now(News.CORRECTION), decide(told(alert(1, 52), JUST_NOW), corrected(alert(4, 53), 2)));
    }

    @Test
    void shouldNotCorrectTwiceWhenTheCorrectionWasTold() {
        assertEquals(INBOX_ONLY, decide(told(alert(2, 52), JUST_NOW), corrected(alert(3, 53), 2)));
    }

    @Test
    void shouldCorrectWhoWasToldAlsoWhenTheChainHasChanged() {
        assertEquals(now(News.WITHDRAWAL), policy.decide(told(alert(1, 52), JUST_NOW), withdrawn(2), false, NOW));
        assertEquals(now(News.CORRECTION), policy.decide(told(alert(1, 52), JUST_NOW), alert(2, 40), false, NOW));
    }

    @Test
    void shouldNotTellGrowthToWhoIsNoLongerResponsible() {
        assertEquals(NOTHING, policy.decide(told(alert(1, 52), LONG_AGO), alert(2, 90), false, NOW));
    }

    @Test
    void shouldTellAWithdrawalOnce() {
        assertEquals(now(News.WITHDRAWAL), decide(told(alert(1, 52), JUST_NOW), withdrawn(2)));
        assertEquals(NOTHING, decide(told(withdrawn(2), JUST_NOW), withdrawn(3)));
    }

    @Test
    void shouldTellAgainWhenAWithdrawnAlertReopens() {
        assertEquals(now(News.REOPENED), decide(told(withdrawn(2), JUST_NOW), alert(3, 52)));
        assertEquals(INBOX_ONLY, decide(told(withdrawn(2), JUST_NOW), review(3, 34)));
        assertEquals(NOTHING, policy.decide(told(withdrawn(2), JUST_NOW), alert(3, 52), false, NOW));
    }

    @Test
    void shouldMailAtOnceWhenAMailedReviewBecomesAnAlert() {
        assertEquals(now(News.UPDATE), decide(told(review(2, 40), JUST_NOW), alert(3, 41)));
    }

    @Test
    void shouldAskForAnAnswerOnlyWhenTheRecipientHearsOfItAnew() {
        assertEquals(true, News.FIRST.asksForAnswer() && News.REOPENED.asksForAnswer());
        assertEquals(false, News.UPDATE.asksForAnswer() || News.CORRECTION.asksForAnswer());
    }

    @ParameterizedTest
    @EnumSource(names = {"ACKNOWLEDGED", "UNDER_REVIEW", "CLOSED"})
    void shouldMailNothingWhenPeopleOnlyDidSomethingAboutIt(State state) {
        assertEquals(INBOX_ONLY, decide(Optional.empty(), in(state, alert(2, 52))));
        assertEquals(INBOX_ONLY, decide(told(alert(1, 52), LONG_AGO), in(state, alert(2, 52))));
        assertEquals(INBOX_ONLY, decide(told(withdrawn(2), LONG_AGO), in(state, alert(4, 52))));
        assertEquals(NOTHING, policy.decide(told(alert(1, 52), LONG_AGO), in(state, alert(2, 52)), false, NOW));
    }

    @ParameterizedTest
    @EnumSource(names = {"ACKNOWLEDGED", "UNDER_REVIEW", "CLOSED"})
    void shouldCorrectAndWithdrawWhateverPeopleDidAboutIt(State state) {
        var before = told(in(state, alert(2, 52)), JUST_NOW);

        assertEquals(now(News.CORRECTION), decide(before, in(state, alert(3, 40))));
        assertEquals(now(News.WITHDRAWAL), decide(before, withdrawn(3)));
    }

    @Test
    void shouldTakeBackOnceWhenAnotherShiftTookThePlace() {
        var superseded = in(State.SUPERSEDED, withdrawn(2));

        assertEquals(now(News.WITHDRAWAL), decide(told(alert(1, 52), JUST_NOW), superseded));
        assertEquals(NOTHING, decide(told(withdrawn(2), JUST_NOW), in(State.SUPERSEDED, withdrawn(3))));
        assertEquals(NOTHING, decide(Optional.empty(), superseded));
    }

    private static Standing in(State state, Standing standing) {
        return new Standing(
                standing.revision(), standing.tier(), state, standing.point(), standing.correctedRevision());
    }

    private Telling decide(Optional<Told> told, Standing standing) {
        return policy.decide(told, standing, true, NOW);
    }

    private static Telling now(News news) {
        return new Telling.TellNow(news);
    }

    private static Optional<Told> told(Standing standing, Instant at) {
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
