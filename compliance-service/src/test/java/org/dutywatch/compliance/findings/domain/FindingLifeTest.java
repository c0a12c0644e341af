package org.dutywatch.compliance.findings.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.evaluation.domain.PostingIndications;
import org.dutywatch.compliance.findings.domain.FindingLife.Step;
import org.dutywatch.compliance.time.domain.Minutes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FindingLifeTest {
    private static final Figures FORTY = figures(40, 30);

    @Test
    void shouldOpenNoFindingWhenTheMinutesSupportNone() {
        assertThat(FindingLife.next(null, null, figures(10, 30))).isEmpty();
    }

    @Test
    void shouldOpenWithTheFirstRevisionWhenTheMinutesSupportIt() {
        assertThat(FindingLife.next(null, Tier.ALERT, FORTY))
                .contains(new Step(new Standing(1, Tier.ALERT, FindingState.OPEN, FORTY), Change.OPENED));
    }

    @Test
    void shouldChangeNothingWhenTheSameComesAgain() {
        assertThat(FindingLife.next(open(Tier.ALERT, FORTY), Tier.ALERT, figures(40, 30)))
                .isEmpty();
    }

    @Test
    void shouldRaiseWhenMinutesAreAdded() {
        var step = next(open(Tier.ALERT, FORTY), Tier.ALERT, figures(50, 30));

        assertThat(step.change()).isEqualTo(Change.RAISED);
        assertThat(step.standing().revision()).isEqualTo(4);
    }

    @Test
    void shouldRaiseWhenAReviewBecomesAnAlertWithFewerMinutes() {
        assertThat(next(open(Tier.REVIEW, FORTY), Tier.ALERT, figures(39, 30)).change())
                .isEqualTo(Change.RAISED);
    }

    @Test
    void shouldLowerWhenAnAlertBecomesAReview() {
        assertThat(next(open(Tier.ALERT, FORTY), Tier.REVIEW, FORTY).change()).isEqualTo(Change.LOWERED);
    }

    @Test
    void shouldLowerWhenMinutesAreTakenAway() {
        assertThat(next(open(Tier.ALERT, FORTY), Tier.ALERT, figures(35, 30)).change())
                .isEqualTo(Change.LOWERED);
    }

    @Test
    void shouldReviseWhenOnlyTheLimitChanges() {
        assertThat(next(open(Tier.ALERT, FORTY), Tier.ALERT, figures(40, 20)).change())
                .isEqualTo(Change.REVISED);
    }

    @Test
    void shouldWithdrawAndKeepTheTierWhenNothingSupportsItAnyMore() {
        var step = next(open(Tier.ALERT, FORTY), null, FORTY.withoutMinutes());

        assertThat(step.change()).isEqualTo(Change.WITHDRAWN);
        assertThat(step.standing()).isEqualTo(new Standing(4, Tier.ALERT, FindingState.WITHDRAWN, figures(0, 30)));
    }

    @Test
    void shouldMakeNoRevisionWhenAWithdrawnFindingIsStillNotSupported() {
        assertThat(FindingLife.next(withdrawn(), null, figures(12, 30))).isEmpty();
    }

    @Test
    void shouldReopenWhenTheMinutesComeBack() {
        var step = next(withdrawn(), Tier.ALERT, FORTY);

        assertThat(step).isEqualTo(new Step(new Standing(4, Tier.ALERT, FindingState.OPEN, FORTY), Change.REOPENED));
    }

    @Test
    void shouldRaiseWhenThereAreMoreIndications() {
        assertThat(next(open(Tier.REVIEW, posting(1, "facebook", 5)), Tier.REVIEW, posting(2, "facebook", 5))
                        .change())
                .isEqualTo(Change.RAISED);
    }

    @Test
    void shouldReviseWhenTheSameNumberOfIndicationsIsOnAnotherSite() {
        assertThat(next(open(Tier.REVIEW, posting(1, "facebook", 5)), Tier.REVIEW, posting(1, "reddit", 5))
                        .change())
                .isEqualTo(Change.REVISED);
    }

    @Test
    void shouldMakeNoRevisionWhenOnlyTheMinutesOfAPostingFindingChange() {
        assertThat(FindingLife.next(
                        open(Tier.REVIEW, posting(1, "facebook", 5)), Tier.REVIEW, posting(1, "facebook", 50)))
                .isEmpty();
    }

    @Test
    void shouldKeepTheStateOfTheCaseWhenTheMinutesChange() {
        var reviewed = new Standing(3, Tier.ALERT, FindingState.UNDER_REVIEW, FORTY);

        assertThat(next(reviewed, Tier.ALERT, figures(50, 30)).standing().state())
                .isEqualTo(FindingState.UNDER_REVIEW);
    }

    @Test
    void shouldNameTheSupersedingFindingWhenAnotherShiftReplacesTheShift() {
        var other = UUID.fromString("00000000-0000-0000-0000-000000000001");
        var superseded = FindingLife.superseded(next(open(Tier.ALERT, FORTY), null, FORTY.withoutMinutes()), other);

        assertThat(superseded)
                .isEqualTo(new Step(
                        new Standing(4, Tier.ALERT, FindingState.SUPERSEDED, figures(0, 30), null, other),
                        Change.SUPERSEDED));
        assertThat(FindingLife.superseded(withdrawn(), other)).isEqualTo(superseded);
        assertThat(next(superseded.standing(), Tier.ALERT, FORTY))
                .isEqualTo(new Step(new Standing(5, Tier.ALERT, FindingState.OPEN, FORTY), Change.REOPENED));
    }

    private static Figures posting(int count, String site, long minutes) {
        var first = Instant.parse("2026-11-09T14:00:00Z");
        var minutesOnly = figures(minutes, 0);
        return new Figures(
                minutesOnly.shiftEnd(),
                minutesOnly.kind(),
                minutesOnly.low(),
                minutesOnly.point(),
                minutesOnly.high(),
                minutesOnly.limit(),
                new PostingIndications(count, List.of(site), first, first));
    }

    private static Step next(Standing known, @Nullable Tier tier, Figures figures) {
        return FindingLife.next(known, tier, figures).orElseThrow();
    }

    private static Standing open(Tier tier, Figures figures) {
        return new Standing(3, tier, FindingState.OPEN, figures);
    }

    private static Standing withdrawn() {
        return new Standing(3, Tier.ALERT, FindingState.WITHDRAWN, FORTY.withoutMinutes());
    }

    /** Low, point and high are equal here, as only their change matters. */
    private static Figures figures(long minutes, long limit) {
        var all = Minutes.of(minutes);
        return new Figures(Instant.parse("2026-11-10T00:00:00Z"), ShiftKind.REGULAR, all, all, all, Minutes.of(limit));
    }
}
