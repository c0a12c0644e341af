package org.dutywatch.compliance.model.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.findings.FindingLifecycle.FindingRevision;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.compliance.model.verdicts.PostingIndications;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FindingLifecycleTest {
    private static final Estimate FORTY = estimate(40, 30);

    @Test
    void shouldOpenNoFindingWhenTheMinutesSupportNone() {
        assertThat(FindingLifecycle.next(null, null, estimate(10, 30))).isEmpty();
    }

    @Test
    void shouldOpenWithTheFirstRevisionWhenTheMinutesSupportIt() {
        assertThat(FindingLifecycle.next(null, Tier.ALERT, FORTY))
                .contains(new FindingRevision(
                        new FindingSnapshot(1, Tier.ALERT, FindingState.OPEN, FORTY), FindingChangeKind.OPENED));
    }

    @Test
    void shouldChangeNothingWhenTheSameComesAgain() {
        assertThat(FindingLifecycle.next(open(Tier.ALERT, FORTY), Tier.ALERT, estimate(40, 30)))
                .isEmpty();
    }

    @Test
    void shouldRaiseWhenMinutesAreAdded() {
        var revision = next(open(Tier.ALERT, FORTY), Tier.ALERT, estimate(50, 30));

        assertThat(revision.change()).isEqualTo(FindingChangeKind.RAISED);
        assertThat(revision.snapshot().revision()).isEqualTo(4);
    }

    @Test
    void shouldRaiseWhenAReviewBecomesAnAlertWithFewerMinutes() {
        assertThat(next(open(Tier.REVIEW, FORTY), Tier.ALERT, estimate(39, 30)).change())
                .isEqualTo(FindingChangeKind.RAISED);
    }

    @Test
    void shouldLowerWhenAnAlertBecomesAReview() {
        assertThat(next(open(Tier.ALERT, FORTY), Tier.REVIEW, FORTY).change()).isEqualTo(FindingChangeKind.LOWERED);
    }

    @Test
    void shouldLowerWhenMinutesAreTakenAway() {
        assertThat(next(open(Tier.ALERT, FORTY), Tier.ALERT, estimate(35, 30)).change())
                .isEqualTo(FindingChangeKind.LOWERED);
    }

    @Test
    void shouldReviseWhenOnlyTheLimitChanges() {
        assertThat(next(open(Tier.ALERT, FORTY), Tier.ALERT, estimate(40, 20)).change())
                .isEqualTo(FindingChangeKind.REVISED);
    }

    @Test
    void shouldWithdrawAndKeepTheTierWhenNothingSupportsItAnyMore() {
        var revision = next(open(Tier.ALERT, FORTY), null, FORTY.withoutMinutes());

        assertThat(revision.change()).isEqualTo(FindingChangeKind.WITHDRAWN);
        assertThat(revision.snapshot())
                .isEqualTo(new FindingSnapshot(4, Tier.ALERT, FindingState.WITHDRAWN, estimate(0, 30)));
    }

    @Test
    void shouldMakeNoRevisionWhenAWithdrawnFindingIsStillNotSupported() {
        assertThat(FindingLifecycle.next(withdrawn(), null, estimate(0, 30))).isEmpty();
    }

    @Test
    void shouldHaveTheFiguresOfTheFactsNowWhileItStaysWithdrawn() {
        var revision = next(withdrawn(), null, estimate(12, 30));

        assertThat(revision.change()).isEqualTo(FindingChangeKind.REVISED);
        assertThat(revision.snapshot())
                .isEqualTo(new FindingSnapshot(4, Tier.ALERT, FindingState.WITHDRAWN, estimate(12, 30)));
    }

    @Test
    void shouldReopenWhenTheMinutesComeBack() {
        var revision = next(withdrawn(), Tier.ALERT, FORTY);

        assertThat(revision)
                .isEqualTo(new FindingRevision(
                        new FindingSnapshot(4, Tier.ALERT, FindingState.OPEN, FORTY), FindingChangeKind.REOPENED));
    }

    @Test
    void shouldRaiseWhenThereAreMoreIndications() {
        assertThat(next(open(Tier.REVIEW, posting(1, "facebook", 5)), Tier.REVIEW, posting(2, "facebook", 5))
                        .change())
                .isEqualTo(FindingChangeKind.RAISED);
    }

    @Test
    void shouldReviseWhenTheSameNumberOfIndicationsIsOnAnotherSite() {
        assertThat(next(open(Tier.REVIEW, posting(1, "facebook", 5)), Tier.REVIEW, posting(1, "reddit", 5))
                        .change())
                .isEqualTo(FindingChangeKind.REVISED);
    }

    @Test
    void shouldMakeNoRevisionWhenOnlyTheMinutesOfAPostingFindingChange() {
        assertThat(FindingLifecycle.next(
                        open(Tier.REVIEW, posting(1, "facebook", 5)), Tier.REVIEW, posting(1, "facebook", 50)))
                .isEmpty();
    }

    @Test
    void shouldKeepTheStateOfTheCaseWhenTheMinutesChange() {
        var reviewed = new FindingSnapshot(3, Tier.ALERT, FindingState.UNDER_REVIEW, FORTY);

        assertThat(next(reviewed, Tier.ALERT, estimate(50, 30)).snapshot().state())
                .isEqualTo(FindingState.UNDER_REVIEW);
    }

    @Test
    void shouldNameTheSupersedingFindingWhenAnotherShiftReplacesTheShift() {
        var other = UUID.fromString("00000000-0000-0000-0000-000000000001");
        var superseded = FindingLifecycle.supersede(next(open(Tier.ALERT, FORTY), null, FORTY.withoutMinutes()), other);

        assertThat(superseded)
                .isEqualTo(new FindingRevision(
                        new FindingSnapshot(4, Tier.ALERT, FindingState.SUPERSEDED, estimate(0, 30), null, other),
                        FindingChangeKind.SUPERSEDED));
        assertThat(FindingLifecycle.supersede(withdrawn(), other)).isEqualTo(superseded);
        assertThat(next(superseded.snapshot(), Tier.ALERT, FORTY))
                .isEqualTo(new FindingRevision(
                        new FindingSnapshot(5, Tier.ALERT, FindingState.OPEN, FORTY), FindingChangeKind.REOPENED));
    }

    private static Estimate posting(int count, String site, long minutes) {
        var first = Instant.parse("2026-11-09T14:00:00Z");
        var minutesOnly = estimate(minutes, 0);
        return new Estimate(
                minutesOnly.shiftEnd(),
                minutesOnly.kind(),
                minutesOnly.low(),
                minutesOnly.point(),
                minutesOnly.high(),
                minutesOnly.limit(),
                new PostingIndications(count, List.of(site), first, first));
    }

    private static FindingRevision next(FindingSnapshot previous, @Nullable Tier tier, Estimate estimate) {
        return FindingLifecycle.next(previous, tier, estimate).orElseThrow();
    }

    private static FindingSnapshot open(Tier tier, Estimate estimate) {
        return new FindingSnapshot(3, tier, FindingState.OPEN, estimate);
    }

    private static FindingSnapshot withdrawn() {
        return new FindingSnapshot(3, Tier.ALERT, FindingState.WITHDRAWN, FORTY.withoutMinutes());
    }

    /** Low, point and high are equal here, as only their change matters. */
    private static Estimate estimate(long minutes, long limit) {
        var all = Minutes.of(minutes);
        return new Estimate(Instant.parse("2026-11-10T00:00:00Z"), ShiftKind.REGULAR, all, all, all, Minutes.of(limit));
    }
}
