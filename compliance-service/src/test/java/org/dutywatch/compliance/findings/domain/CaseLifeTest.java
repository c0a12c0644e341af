package org.dutywatch.compliance.findings.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.findings.domain.CaseOutcome.Moved;
import org.dutywatch.compliance.findings.domain.CaseOutcome.NotNow;
import org.dutywatch.compliance.findings.domain.CaseOutcome.Refused;
import org.dutywatch.compliance.findings.domain.FindingCase.Event;
import org.dutywatch.compliance.findings.domain.FindingCase.Said;
import org.dutywatch.compliance.findings.domain.FindingLife.Step;
import org.dutywatch.compliance.time.domain.Minutes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CaseLifeTest {
    private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");
    private static final Duration WINDOW = Duration.ofDays(10);
    private static final Actor OFFICER = new Actor("officer", "D-OFFICER");
    private static final Actor SERGEANT = new Actor("sergeant", "D-SERGEANT");
    private static final Actor LIEUTENANT = new Actor("lieutenant", "D-LIEUTENANT");
    private static final Actor STANDARDS = new Actor("standards", null);

    private final List<Event> history = new ArrayList<>();

    /** Each step with the states in which a person who may take it can take it. */
    static Stream<Arguments> possible() {
        return Stream.of(
                Arguments.of(CaseStep.ACKNOWLEDGE, EnumSet.of(FindingState.OPEN)),
                Arguments.of(
                        CaseStep.GIVE_NOTICE,
                        EnumSet.of(FindingState.OPEN, FindingState.ACKNOWLEDGED, FindingState.UNDER_REVIEW)),
                Arguments.of(
                        CaseStep.REPLY,
                        EnumSet.of(
                                FindingState.OPEN,
                                FindingState.ACKNOWLEDGED,
                                FindingState.UNDER_REVIEW,
                                FindingState.CLOSED)),
                Arguments.of(CaseStep.START_REVIEW, EnumSet.of(FindingState.OPEN, FindingState.ACKNOWLEDGED)),
                Arguments.of(CaseStep.CLOSE_EXPLAINED, EnumSet.of(FindingState.UNDER_REVIEW)),
                Arguments.of(CaseStep.CLOSE_CORRECTED, EnumSet.of(FindingState.UNDER_REVIEW)),
                Arguments.of(CaseStep.REFER, EnumSet.of(FindingState.UNDER_REVIEW)));
    }

    @ParameterizedTest
    @MethodSource("possible")
    void shouldBePossibleInTheseStatesOnly(CaseStep step, Set<FindingState> states) {
        for (FindingState state : FindingState.values()) {
            var known = new FindingCase(state, List.of(SERGEANT), LIEUTENANT, null, null, true);
            var heard = step == CaseStep.REFER
                    ? new FindingCase(state, List.of(SERGEANT), LIEUTENANT, null, NOON, true)
                    : known;

            var outcome =
                    CaseLife.decide(heard, step, circumstances(step == CaseStep.REPLY ? OFFICER : LIEUTENANT, NOON));

            assertThat(outcome instanceof Moved).as(step + " in " + state).isEqualTo(states.contains(state));
            assertThat(outcome instanceof NotNow).as(step + " in " + state).isEqualTo(!states.contains(state));
        }
    }

    @Test
    void shouldGoFromOpenToReferredWhenTwoPeopleActAndTheEmployeeReplies() {
        addToHistory(Change.OPENED, FindingState.OPEN, null, NOON);

        assertThat(step(CaseStep.ACKNOWLEDGE, SERGEANT))
                .isEqualTo(new Moved(FindingState.ACKNOWLEDGED, null, Change.ACKNOWLEDGED, ChangeCause.NOTICE));
        assertThat(step(CaseStep.GIVE_NOTICE, SERGEANT))
                .isEqualTo(new Moved(FindingState.ACKNOWLEDGED, null, Change.NOTICE_GIVEN, ChangeCause.NOTICE));
        assertThat(step(CaseStep.REPLY, OFFICER))
                .isEqualTo(new Moved(FindingState.ACKNOWLEDGED, null, Change.REPLIED, ChangeCause.ANSWER));
        assertThat(step(CaseStep.START_REVIEW, LIEUTENANT))
                .isEqualTo(new Moved(FindingState.UNDER_REVIEW, null, Change.REVIEW_STARTED, ChangeCause.REVIEW));
        assertThat(step(CaseStep.REFER, LIEUTENANT))
                .isEqualTo(new Moved(FindingState.CLOSED, Resolution.REFERRED, Change.REFERRED, ChangeCause.REVIEW));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REPLY")
    void shouldRefuseTheSubjectEveryStepButAReply(CaseStep step) {
        for (FindingState state : FindingState.values()) {
            var known = new FindingCase(state, List.of(), null, null, null, false);

            assertThat(CaseLife.decide(known, step, circumstances(OFFICER, NOON)))
                    .isEqualTo(
                            new Refused("the finding is about yourself: you can answer it, and somebody else decides"));
        }
    }

    @Test
    void shouldRefuseAReplyByAnybodyElse() {
        addToHistory(Change.OPENED, FindingState.OPEN, null, NOON);

        assertThat(decide(CaseStep.REPLY, SERGEANT, NOON)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"START_REVIEW", "CLOSE_EXPLAINED", "CLOSE_CORRECTED", "REFER"})
    void shouldRefuseReviewAndDecisionByTheReporter(CaseStep step) {
        addToHistory(Change.OPENED, FindingState.OPEN, null, NOON);
        step(CaseStep.ACKNOWLEDGE, SERGEANT);

        assertThat(decide(step, SERGEANT, NOON)).isInstanceOf(Refused.class);
        assertThat(decide(step, new Actor("sergeant-at-home", "D-SERGEANT"), NOON))
                .isInstanceOf(Refused.class);
        assertThat(decide(step, new Actor("sergeant", null), NOON)).isInstanceOf(Refused.class);
    }

    @Test
    void shouldRefuseReferralByTheReviewerWhenNobodyAcknowledged() {
        addToHistory(Change.OPENED, FindingState.OPEN, null, NOON);
        step(CaseStep.GIVE_NOTICE, LIEUTENANT);
        step(CaseStep.START_REVIEW, LIEUTENANT);
        step(CaseStep.REPLY, OFFICER);

        assertThat(decide(CaseStep.REFER, LIEUTENANT, NOON)).isInstanceOf(Refused.class);
        assertThat(decide(CaseStep.CLOSE_EXPLAINED, LIEUTENANT, NOON)).isInstanceOf(Moved.class);
        assertThat(decide(CaseStep.REFER, STANDARDS, NOON)).isInstanceOf(Moved.class);
    }

    @Test
    void shouldNotReferBeforeNotice() {
        underReview();
        step(CaseStep.REPLY, OFFICER);

        assertThat(decide(CaseStep.REFER, LIEUTENANT, NOON.plus(Duration.ofDays(99))))
                .isEqualTo(new Refused("the employee was not told of what the finding says: give him notice first"));
    }

    @Test
    void shouldReferFromTheInstantAtWhichTheReplyWindowEnds() {
        underReview();
        step(CaseStep.GIVE_NOTICE, SERGEANT);

        assertThat(decide(CaseStep.REFER, LIEUTENANT, NOON.plus(WINDOW).minusMillis(1)))
                .isEqualTo(new Refused("the employee can answer until 2026-11-20T12:00:00Z and has not yet"));
        assertThat(decide(CaseStep.REFER, LIEUTENANT, NOON.plus(WINDOW))).isInstanceOf(Moved.class);
    }

    @Test
    void shouldReferWithinTheWindowWhenTheReplyIsFiled() {
        underReview();
        step(CaseStep.GIVE_NOTICE, SERGEANT);
        step(CaseStep.REPLY, OFFICER);

        assertThat(decide(CaseStep.REFER, LIEUTENANT, NOON)).isInstanceOf(Moved.class);
    }

    @Test
    void shouldNotReferOnAReplyFromBeforeTheNotice() {
        underReview();
        step(CaseStep.REPLY, OFFICER);
        step(CaseStep.GIVE_NOTICE, SERGEANT);

        assertThat(decide(CaseStep.REFER, LIEUTENANT, NOON))
                .isEqualTo(new Refused("the employee can answer until 2026-11-20T12:00:00Z and has not yet"));
    }

    @Test
    void shouldNotReferWhileAClaimWaitsForItsDecision() {
        underReview();
        step(CaseStep.GIVE_NOTICE, SERGEANT);
        step(CaseStep.REPLY, OFFICER);
        var claimed = new CaseLife.Circumstances(LIEUTENANT, "D-OFFICER", NOON.plus(WINDOW), WINDOW, true);

        assertThat(CaseLife.decide(FindingCase.of(history), CaseStep.REFER, claimed))
                .isEqualTo(new Refused("the employee claims official business: the claim must be decided first"));
        assertThat(CaseLife.decide(FindingCase.of(history), CaseStep.CLOSE_EXPLAINED, claimed))
                .isInstanceOf(Moved.class);
    }

    @Test
    void shouldNeedANewNoticeWhenTheFindingIsRaised() {
        underReview();
        step(CaseStep.GIVE_NOTICE, SERGEANT);
        step(CaseStep.REPLY, OFFICER);
        addToHistory(Change.RAISED, FindingState.UNDER_REVIEW, null, NOON);

        assertThat(decide(CaseStep.REFER, LIEUTENANT, NOON.plus(WINDOW))).isInstanceOf(Refused.class);
        assertThat(decide(CaseStep.START_REVIEW, SERGEANT, NOON)).isInstanceOf(Refused.class);
        assertThat(decide(CaseStep.GIVE_NOTICE, SERGEANT, NOON)).isInstanceOf(Moved.class);
    }

    @Test
    void shouldKeepTheNoticeWhenTheFindingIsLowered() {
        underReview();
        step(CaseStep.GIVE_NOTICE, SERGEANT);
        addToHistory(Change.LOWERED, FindingState.UNDER_REVIEW, null, NOON);

        assertThat(decide(CaseStep.GIVE_NOTICE, SERGEANT, NOON)).isInstanceOf(NotNow.class);
        assertThat(decide(CaseStep.REFER, LIEUTENANT, NOON.plus(WINDOW))).isInstanceOf(Moved.class);
    }

    @Test
    void shouldResetTheCaseWhenTheFindingReopens() {
        underReview();
        addToHistory(Change.WITHDRAWN, FindingState.WITHDRAWN, null, NOON);
        addToHistory(Change.REOPENED, FindingState.OPEN, null, NOON);

        assertThat(FindingCase.of(history))
                .isEqualTo(new FindingCase(FindingState.OPEN, List.of(), null, null, null, false));
        assertThat(decide(CaseStep.START_REVIEW, SERGEANT, NOON)).isInstanceOf(Moved.class);
    }

    @Test
    void shouldStayClosedWhenItDoesNotExceedTheDecision() {
        closedAt(40);

        assertThat(changeAfterMeasuring(35)).isEqualTo(Change.LOWERED);
        assertThat(changeAfterMeasuring(40)).isEqualTo(Change.RAISED);
    }

    @Test
    void shouldReopenWhenItExceedsTheDecision() {
        closedAt(40);
        var step = FindingLife.next(closed(40), Tier.ALERT, figures(41)).orElseThrow();

        var followed = FindingCase.of(history).follow(step);

        assertThat(followed)
                .isEqualTo(new Step(new Standing(8, Tier.ALERT, FindingState.OPEN, figures(41)), Change.REOPENED));
    }

    @Test
    void shouldReopenWhenAClosedReviewBecomesAnAlert() {
        closedAt(40);
        var decided = new Standing(7, Tier.REVIEW, FindingState.CLOSED, figures(40), Resolution.EXPLAINED, null);
        history.set(
                history.size() - 1,
                new Event(Change.CLOSED, FindingState.CLOSED, LIEUTENANT, new Said(Tier.REVIEW, figures(40)), NOON));

        var step = FindingLife.next(decided, Tier.ALERT, figures(39)).orElseThrow();

        assertThat(FindingCase.of(history).follow(step).change()).isEqualTo(Change.REOPENED);
    }

    @Test
    void shouldWithdrawAClosedFindingWhenNothingSupportsIt() {
        closedAt(40);
        var step = FindingLife.next(closed(40), null, figures(0)).orElseThrow();

        var followed = FindingCase.of(history).follow(step);

        assertThat(followed)
                .isEqualTo(new Step(new Standing(8, Tier.ALERT, FindingState.WITHDRAWN, figures(0)), Change.WITHDRAWN));
    }

    private Change changeAfterMeasuring(long minutes) {
        var step = FindingLife.next(closed(minutes == 35 ? 40 : 35), Tier.ALERT, figures(minutes))
                .orElseThrow();
        var followed = FindingCase.of(history).follow(step);
        assertThat(followed.standing().state()).isEqualTo(FindingState.CLOSED);
        assertThat(followed.standing().resolution()).isEqualTo(Resolution.EXPLAINED);
        return followed.change();
    }

    private void closedAt(long minutes) {
        underReview();
        history.add(new Event(
                Change.CLOSED, FindingState.CLOSED, LIEUTENANT, new Said(Tier.ALERT, figures(minutes)), NOON));
    }

    private static Standing closed(long minutes) {
        return new Standing(7, Tier.ALERT, FindingState.CLOSED, figures(minutes), Resolution.EXPLAINED, null);
    }

    private void underReview() {
        addToHistory(Change.OPENED, FindingState.OPEN, null, NOON);
        step(CaseStep.ACKNOWLEDGE, SERGEANT);
        step(CaseStep.START_REVIEW, LIEUTENANT);
    }

    /** Takes a step that must be allowed, and adds it to the history. */
    private Moved step(CaseStep step, Actor who) {
        var moved = (Moved) decide(step, who, NOON);
        addToHistory(moved.change(), moved.state(), who, NOON);
        return moved;
    }

    private CaseOutcome decide(CaseStep step, Actor who, Instant now) {
        return CaseLife.decide(FindingCase.of(history), step, circumstances(who, now));
    }

    private static CaseLife.Circumstances circumstances(Actor who, Instant now) {
        return new CaseLife.Circumstances(who, "D-OFFICER", now, WINDOW, false);
    }

    private void addToHistory(Change change, FindingState state, @Nullable Actor by, Instant at) {
        history.add(new Event(change, state, by, new Said(Tier.ALERT, figures(40)), at));
    }

    private static Figures figures(long minutes) {
        var all = Minutes.of(minutes);
        return new Figures(Instant.parse("2026-11-10T00:00:00Z"), ShiftKind.REGULAR, all, all, all, Minutes.of(30));
    }
}
