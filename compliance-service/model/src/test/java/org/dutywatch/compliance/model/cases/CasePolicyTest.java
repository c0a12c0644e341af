package org.dutywatch.compliance.model.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dutywatch.compliance.model.cases.CaseOutcome.Refused;
import org.dutywatch.compliance.model.cases.CaseOutcome.StepAllowed;
import org.dutywatch.compliance.model.cases.CaseOutcome.WrongState;
import org.dutywatch.compliance.model.cases.FindingCase.CaseEvent;
import org.dutywatch.compliance.model.cases.FindingCase.Severity;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.findings.ChangeCause;
import org.dutywatch.compliance.model.findings.Estimate;
import org.dutywatch.compliance.model.findings.FindingChangeKind;
import org.dutywatch.compliance.model.findings.FindingLifecycle;
import org.dutywatch.compliance.model.findings.FindingLifecycle.FindingRevision;
import org.dutywatch.compliance.model.findings.FindingSnapshot;
import org.dutywatch.compliance.model.findings.FindingState;
import org.dutywatch.compliance.model.findings.Resolution;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.model.time.Minutes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CasePolicyTest {
    private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");
    private static final Duration WINDOW = Duration.ofDays(10);
    private static final Actor OFFICER = new Actor("officer", "D-OFFICER");
    private static final Actor SERGEANT = new Actor("sergeant", "D-SERGEANT");
    private static final Actor LIEUTENANT = new Actor("lieutenant", "D-LIEUTENANT");
    private static final Actor STANDARDS = new Actor("standards", null);

    private final List<CaseEvent> history = new ArrayList<>();

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
            var findingCase = new FindingCase(state, List.of(SERGEANT), LIEUTENANT, null, null, true);
            var noticed = step == CaseStep.REFER
                    ? new FindingCase(state, List.of(SERGEANT), LIEUTENANT, null, NOON, true)
                    : findingCase;

            var outcome =
                    CasePolicy.decide(noticed, step, request(step == CaseStep.REPLY ? OFFICER : LIEUTENANT, NOON));

            assertThat(outcome instanceof StepAllowed).as(step + " in " + state).isEqualTo(states.contains(state));
            assertThat(outcome instanceof WrongState).as(step + " in " + state).isEqualTo(!states.contains(state));
        }
    }

    @Test
    void shouldGoFromOpenToReferredWhenTwoPeopleActAndTheEmployeeReplies() {
        addToHistory(FindingChangeKind.OPENED, FindingState.OPEN, null, NOON);

        assertThat(step(CaseStep.ACKNOWLEDGE, SERGEANT))
                .isEqualTo(new StepAllowed(
                        FindingState.ACKNOWLEDGED, null, FindingChangeKind.ACKNOWLEDGED, ChangeCause.NOTICE));
        assertThat(step(CaseStep.GIVE_NOTICE, SERGEANT))
                .isEqualTo(new StepAllowed(
                        FindingState.ACKNOWLEDGED, null, FindingChangeKind.NOTICE_GIVEN, ChangeCause.NOTICE));
        assertThat(step(CaseStep.REPLY, OFFICER))
                .isEqualTo(new StepAllowed(
                        FindingState.ACKNOWLEDGED, null, FindingChangeKind.REPLIED, ChangeCause.ANSWER));
        assertThat(step(CaseStep.START_REVIEW, LIEUTENANT))
                .isEqualTo(new StepAllowed(
                        FindingState.UNDER_REVIEW, null, FindingChangeKind.REVIEW_STARTED, ChangeCause.REVIEW));
        assertThat(step(CaseStep.REFER, LIEUTENANT))
                .isEqualTo(new StepAllowed(
                        FindingState.CLOSED, Resolution.REFERRED, FindingChangeKind.REFERRED, ChangeCause.REVIEW));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REPLY")
    void shouldRefuseTheSubjectEveryStepButAReply(CaseStep step) {
        for (FindingState state : FindingState.values()) {
            var findingCase = new FindingCase(state, List.of(), null, null, null, false);

            assertThat(CasePolicy.decide(findingCase, step, request(OFFICER, NOON)))
                    .isEqualTo(new Refused(
                            "the finding is about yourself: you can reply to it, but somebody else has to decide"));
        }
    }

    @Test
    void shouldRefuseAReplyByAnybodyElse() {
        addToHistory(FindingChangeKind.OPENED, FindingState.OPEN, null, NOON);

        assertThat(decide(CaseStep.REPLY, SERGEANT, NOON)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"START_REVIEW", "CLOSE_EXPLAINED", "CLOSE_CORRECTED", "REFER"})
    void shouldRefuseReviewAndDecisionByTheReporter(CaseStep step) {
        addToHistory(FindingChangeKind.OPENED, FindingState.OPEN, null, NOON);
        step(CaseStep.ACKNOWLEDGE, SERGEANT);

        assertThat(decide(step, SERGEANT, NOON)).isInstanceOf(Refused.class);
        assertThat(decide(step, new Actor("sergeant-at-home", "D-SERGEANT"), NOON))
                .isInstanceOf(Refused.class);
        assertThat(decide(step, new Actor("sergeant", null), NOON)).isInstanceOf(Refused.class);
    }

    @Test
    void shouldRefuseReferralByTheReviewerWhenNobodyAcknowledged() {
        addToHistory(FindingChangeKind.OPENED, FindingState.OPEN, null, NOON);
        step(CaseStep.GIVE_NOTICE, LIEUTENANT);
        step(CaseStep.START_REVIEW, LIEUTENANT);
        step(CaseStep.REPLY, OFFICER);

        assertThat(decide(CaseStep.REFER, LIEUTENANT, NOON)).isInstanceOf(Refused.class);
        assertThat(decide(CaseStep.CLOSE_EXPLAINED, LIEUTENANT, NOON)).isInstanceOf(StepAllowed.class);
        assertThat(decide(CaseStep.REFER, STANDARDS, NOON)).isInstanceOf(StepAllowed.class);
    }

    @Test
    void shouldNotReferBeforeNotice() {
        underReview();
        step(CaseStep.REPLY, OFFICER);

        assertThat(decide(CaseStep.REFER, LIEUTENANT, NOON.plus(Duration.ofDays(99))))
                .isEqualTo(new Refused("the employee was not given notice of the finding: give notice first"));
    }

    @Test
    void shouldReferFromTheInstantAtWhichTheReplyWindowEnds() {
        underReview();
        step(CaseStep.GIVE_NOTICE, SERGEANT);

        assertThat(decide(CaseStep.REFER, LIEUTENANT, NOON.plus(WINDOW).minusMillis(1)))
                .isEqualTo(new Refused("the employee can reply until 2026-11-20T12:00:00Z and has not replied yet"));
        assertThat(decide(CaseStep.REFER, LIEUTENANT, NOON.plus(WINDOW))).isInstanceOf(StepAllowed.class);
    }

    @Test
    void shouldReferWithinTheWindowWhenTheReplyIsFiled() {
        underReview();
        step(CaseStep.GIVE_NOTICE, SERGEANT);
        step(CaseStep.REPLY, OFFICER);

        assertThat(decide(CaseStep.REFER, LIEUTENANT, NOON)).isInstanceOf(StepAllowed.class);
    }

    @Test
    void shouldNotReferOnAReplyFromBeforeTheNotice() {
        underReview();
        step(CaseStep.REPLY, OFFICER);
        step(CaseStep.GIVE_NOTICE, SERGEANT);

        assertThat(decide(CaseStep.REFER, LIEUTENANT, NOON))
                .isEqualTo(new Refused("the employee can reply until 2026-11-20T12:00:00Z and has not replied yet"));
    }

    @Test
    void shouldNotReferWhileAClaimWaitsForItsDecision() {
        underReview();
        step(CaseStep.GIVE_NOTICE, SERGEANT);
        step(CaseStep.REPLY, OFFICER);
        var request = new CasePolicy.StepRequest(LIEUTENANT, "D-OFFICER", NOON.plus(WINDOW), WINDOW, true);

        assertThat(CasePolicy.decide(FindingCase.of(history), CaseStep.REFER, request))
                .isEqualTo(new Refused("the employee claims official business: the claim must be decided first"));
        assertThat(CasePolicy.decide(FindingCase.of(history), CaseStep.CLOSE_EXPLAINED, request))
                .isInstanceOf(StepAllowed.class);
    }

    @Test
    void shouldNeedANewNoticeWhenTheFindingIsRaised() {
        underReview();
        step(CaseStep.GIVE_NOTICE, SERGEANT);
        step(CaseStep.REPLY, OFFICER);
        addToHistory(FindingChangeKind.RAISED, FindingState.UNDER_REVIEW, null, NOON);

        assertThat(decide(CaseStep.REFER, LIEUTENANT, NOON.plus(WINDOW))).isInstanceOf(Refused.class);
        assertThat(decide(CaseStep.START_REVIEW, SERGEANT, NOON)).isInstanceOf(Refused.class);
        assertThat(decide(CaseStep.GIVE_NOTICE, SERGEANT, NOON)).isInstanceOf(StepAllowed.class);
    }

    @Test
    void shouldKeepTheNoticeWhenTheFindingIsLowered() {
        underReview();
        step(CaseStep.GIVE_NOTICE, SERGEANT);
        addToHistory(FindingChangeKind.LOWERED, FindingState.UNDER_REVIEW, null, NOON);

        assertThat(decide(CaseStep.GIVE_NOTICE, SERGEANT, NOON)).isInstanceOf(WrongState.class);
        assertThat(decide(CaseStep.REFER, LIEUTENANT, NOON.plus(WINDOW))).isInstanceOf(StepAllowed.class);
    }

    @Test
    void shouldResetTheCaseWhenTheFindingReopens() {
        underReview();
        addToHistory(FindingChangeKind.WITHDRAWN, FindingState.WITHDRAWN, null, NOON);
        addToHistory(FindingChangeKind.REOPENED, FindingState.OPEN, null, NOON);

        assertThat(FindingCase.of(history))
                .isEqualTo(new FindingCase(FindingState.OPEN, List.of(), null, null, null, false));
        assertThat(decide(CaseStep.START_REVIEW, SERGEANT, NOON)).isInstanceOf(StepAllowed.class);
    }

    @Test
    void shouldStayClosedWhenItDoesNotExceedTheDecision() {
        closedAt(40);

        assertThat(changeAfterMeasuring(35)).isEqualTo(FindingChangeKind.LOWERED);
        assertThat(changeAfterMeasuring(40)).isEqualTo(FindingChangeKind.RAISED);
    }

    @Test
    void shouldReopenWhenItExceedsTheDecision() {
        closedAt(40);
        var measurement =
                FindingLifecycle.next(closed(40), Tier.ALERT, estimate(41)).orElseThrow();

        var revision = FindingCase.of(history).applyMeasurement(measurement);

        assertThat(revision)
                .isEqualTo(new FindingRevision(
                        new FindingSnapshot(8, Tier.ALERT, FindingState.OPEN, estimate(41)),
                        FindingChangeKind.REOPENED));
    }

    @Test
    void shouldReopenWhenAClosedReviewBecomesAnAlert() {
        closedAt(40);
        var decided =
                new FindingSnapshot(7, Tier.REVIEW, FindingState.CLOSED, estimate(40), Resolution.EXPLAINED, null);
        history.set(
                history.size() - 1,
                new CaseEvent(
                        FindingChangeKind.CLOSED,
                        FindingState.CLOSED,
                        LIEUTENANT,
                        new Severity(Tier.REVIEW, estimate(40)),
                        NOON));

        var measurement =
                FindingLifecycle.next(decided, Tier.ALERT, estimate(39)).orElseThrow();

        assertThat(FindingCase.of(history).applyMeasurement(measurement).change())
                .isEqualTo(FindingChangeKind.REOPENED);
    }

    @Test
    void shouldWithdrawAClosedFindingWhenNothingSupportsIt() {
        closedAt(40);
        var measurement = FindingLifecycle.next(closed(40), null, estimate(0)).orElseThrow();

        var revision = FindingCase.of(history).applyMeasurement(measurement);

        assertThat(revision)
                .isEqualTo(new FindingRevision(
                        new FindingSnapshot(8, Tier.ALERT, FindingState.WITHDRAWN, estimate(0)),
                        FindingChangeKind.WITHDRAWN));
    }

    private FindingChangeKind changeAfterMeasuring(long minutes) {
        var measurement = FindingLifecycle.next(closed(minutes == 35 ? 40 : 35), Tier.ALERT, estimate(minutes))
                .orElseThrow();
        var revision = FindingCase.of(history).applyMeasurement(measurement);
        assertThat(revision.snapshot().state()).isEqualTo(FindingState.CLOSED);
        assertThat(revision.snapshot().resolution()).isEqualTo(Resolution.EXPLAINED);
        return revision.change();
    }

    private void closedAt(long minutes) {
        underReview();
        history.add(new CaseEvent(
                FindingChangeKind.CLOSED,
                FindingState.CLOSED,
                LIEUTENANT,
                new Severity(Tier.ALERT, estimate(minutes)),
                NOON));
    }

    private static FindingSnapshot closed(long minutes) {
        return new FindingSnapshot(7, Tier.ALERT, FindingState.CLOSED, estimate(minutes), Resolution.EXPLAINED, null);
    }

    private void underReview() {
        addToHistory(FindingChangeKind.OPENED, FindingState.OPEN, null, NOON);
        step(CaseStep.ACKNOWLEDGE, SERGEANT);
        step(CaseStep.START_REVIEW, LIEUTENANT);
    }

    /** Takes a step that must be allowed, and adds it to the history. */
    private StepAllowed step(CaseStep step, Actor who) {
        var allowed = (StepAllowed) decide(step, who, NOON);
        addToHistory(allowed.change(), allowed.state(), who, NOON);
        return allowed;
    }

    private CaseOutcome decide(CaseStep step, Actor who, Instant now) {
        return CasePolicy.decide(FindingCase.of(history), step, request(who, now));
    }

    private static CasePolicy.StepRequest request(Actor who, Instant now) {
        return new CasePolicy.StepRequest(who, "D-OFFICER", now, WINDOW, false);
    }

    private void addToHistory(FindingChangeKind change, FindingState state, @Nullable Actor by, Instant at) {
        history.add(new CaseEvent(change, state, by, new Severity(Tier.ALERT, estimate(40)), at));
    }

    @ParameterizedTest
    @EnumSource(CaseStep.class)
    void shouldNeedASecondPersonOnlyToCloseAnAlert(CaseStep step) {
        boolean closes = step == CaseStep.CLOSE_EXPLAINED || step == CaseStep.CLOSE_CORRECTED;
        assertThat(CasePolicy.needsSecondPerson(step, Tier.ALERT)).isEqualTo(closes);
        assertThat(CasePolicy.needsSecondPerson(step, Tier.REVIEW)).isFalse();
    }

    private static Estimate estimate(long minutes) {
        var all = Minutes.of(minutes);
        return new Estimate(Instant.parse("2026-11-10T00:00:00Z"), ShiftKind.REGULAR, all, all, all, Minutes.of(30));
    }
}
