package org.dutywatch.compliance.model.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.compliance.model.attention.AccessFixtures.backgroundTab;
import static org.dutywatch.compliance.model.attention.AccessFixtures.browsing;
import static org.dutywatch.compliance.model.attention.AccessFixtures.embeddedButtons;
import static org.dutywatch.compliance.model.attention.AccessFixtures.tunnel;
import static org.dutywatch.compliance.model.attention.AnAccess.anAccess;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.AnAccess;
import org.dutywatch.compliance.model.attention.Confidence;
import org.dutywatch.compliance.model.attention.HostRole;
import org.dutywatch.compliance.model.attention.Identity;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.compliance.model.attention.estimate.ProfiledEstimator;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.compliance.model.verdicts.AccessLimitRule;
import org.dutywatch.compliance.model.verdicts.Verdict;
import org.junit.jupiter.api.Test;

class ShiftEvaluatorTest {
    private static final Instant SIX = Instant.parse("2026-11-03T12:00:00Z");
    private static final Instant TEN = SIX.plus(Duration.ofHours(4));
    private static final Interval DAY = Interval.of(SIX, Duration.ofHours(12));
    private static final Shift DAY_SHIFT = Shift.withoutBreak("E101", DAY, ShiftKind.REGULAR);

    private final ShiftEvaluator evaluator = new ShiftEvaluator(new ProfiledEstimator(EstimatorProfiles.V2));

    @Test
    void shouldCountTheMinutesOfAnOfficerWhoBrowsed() {
        ShiftMinutes minutes = evaluate(DAY_SHIFT, browsing(TEN, Duration.ofMinutes(52), "facebook"));

        assertThat(minutes.point()).isBetween(Minutes.of(51), Minutes.of(54));
        assertThat(minutes.low()).isGreaterThan(Minutes.of(40)).isLessThanOrEqualTo(minutes.point());
        assertThat(minutes.lowOfRequests()).isEqualTo(minutes.low());
        assertThat(minutes.bySite()).containsOnlyKeys("facebook").containsValue(minutes.point());
        assertThat(minutes.confidence()).isEqualTo(Confidence.URL_USERNAME);
        assertThat(minutes.catalogues()).containsExactly("2026-11-01");
        assertThat(minutes.profile()).isEqualTo("url-v2+tunnel-v2+flow-v2");
        assertThat(minutes.firstAccess()).isEqualTo(TEN);
        assertThat(minutes.lastAccess()).isAfter(TEN.plus(Duration.ofMinutes(50)));
        assertThat(AccessLimitRule.check(minutes, Minutes.of(30))).isInstanceOf(Verdict.Alert.class);
    }

    @Test
    void shouldListMinutesOfButtonsAndABackgroundTabAsExcluded() {
        List<AccessObservation> evidence = new ArrayList<>(embeddedButtons(SIX, Duration.ofHours(12)));
        evidence.addAll(backgroundTab(TEN, Duration.ofHours(4)));

        ShiftMinutes minutes = evaluate(DAY_SHIFT, evidence);

        assertThat(minutes.high()).isEqualTo(Minutes.ZERO);
        assertThat(minutes.excluded().getOrDefault(ExclusionReason.EMBED, Minutes.ZERO))
                .isBetween(Minutes.of(715), Minutes.of(720));
        assertThat(minutes.excluded().getOrDefault(ExclusionReason.POLLING, Minutes.ZERO))
                .isBetween(Minutes.of(238), Minutes.of(240));
        assertThat(minutes.firstAccess()).isNull();
        assertThat(AccessLimitRule.check(minutes, Minutes.of(30))).isInstanceOf(Verdict.WithinLimit.class);
    }

    @Test
    void shouldKeepANightShiftTogetherAcrossMidnight() {
        Instant tenAtNight = Instant.parse("2026-11-04T04:00:00Z");
        Shift night = Shift.withoutBreak("E105", Interval.of(tenAtNight, Duration.ofHours(8)), ShiftKind.REGULAR);

        ShiftMinutes minutes =
                evaluate(night, browsing(tenAtNight.plusSeconds(6_300), Duration.ofMinutes(30), "reddit"));

        assertThat(minutes.point()).isBetween(Minutes.of(29), Minutes.of(32));
    }

    @Test
    void shouldExcludeOfficialBusiness() {
        IntervalSet exempt = IntervalSet.of(Interval.of(TEN, Duration.ofMinutes(40)));

        ShiftMinutes minutes = evaluator.minutes(DAY_SHIFT, exempt, browsing(TEN, Duration.ofMinutes(50), "facebook"));

        assertThat(minutes.excluded()).containsEntry(ExclusionReason.EXEMPT, Minutes.of(40));
        assertThat(minutes.point()).isBetween(Minutes.of(9), Minutes.of(12));
    }

    @Test
    void shouldExcludeBreakAndLeave() {
        Shift shift = new Shift(
                "E101",
                DAY,
                ShiftKind.OVERTIME,
                IntervalSet.of(Interval.of(TEN, Duration.ofMinutes(10))),
                IntervalSet.of(Interval.of(TEN.plusSeconds(900), Duration.ofMinutes(20))));

        ShiftMinutes minutes = evaluate(shift, browsing(TEN, Duration.ofMinutes(50), "facebook"));

        assertThat(minutes.excluded())
                .containsEntry(ExclusionReason.BREAK, Minutes.of(10))
                .containsEntry(ExclusionReason.LEAVE, Minutes.of(20));
        assertThat(minutes.point()).isBetween(Minutes.of(19), Minutes.of(22));
    }

    @Test
    void shouldNotCountWhatIsOffDuty() {
        List<AccessObservation> evidence = browsing(DAY.end().plusSeconds(600), Duration.ofMinutes(30), "facebook");

        ShiftMinutes minutes = evaluate(DAY_SHIFT, evidence);

        assertThat(minutes.high()).isEqualTo(Minutes.ZERO);
        assertThat(minutes.excluded().getOrDefault(ExclusionReason.OFF_DUTY, Minutes.ZERO))
                .isBetween(Minutes.of(29), Minutes.of(32));
    }

    @Test
    void shouldNotReportTheNextShiftAsOffDuty() {
        IntervalSet overtime = IntervalSet.of(Interval.of(DAY.end(), Duration.ofHours(2)));
        List<AccessObservation> evidence = browsing(DAY.end().plusSeconds(600), Duration.ofMinutes(30), "facebook");

        ShiftMinutes minutes = evaluator.minutes(DAY_SHIFT, IntervalSet.empty(), overtime, evidence);

        assertThat(minutes.excluded()).isEmpty();
    }

    @Test
    void shouldSplitAVisitAtTheEdgeOfTheShift() {
        List<AccessObservation> evidence = browsing(DAY.end().minusSeconds(1_200), Duration.ofMinutes(40), "facebook");

        assertThat(evaluate(DAY_SHIFT, evidence).point()).isEqualTo(Minutes.of(20));
    }

    @Test
    void shouldNotDependOnEvidenceLoadedFromFarAway() {
        List<AccessObservation> near = browsing(TEN, Duration.ofMinutes(20), "facebook");
        List<AccessObservation> more = new ArrayList<>(near);
        more.addAll(browsing(DAY.end().plus(Duration.ofHours(2)), Duration.ofMinutes(20), "facebook"));

        assertThat(evaluate(DAY_SHIFT, more)).isEqualTo(evaluate(DAY_SHIFT, near));
    }

    @Test
    void shouldReturnTheConfidenceOfTheEvidence() {
        AccessObservation busy = tunnel(TEN, Duration.ofMinutes(40), HostRole.PAGE, 30_000_000);
        List<AccessObservation> both = new ArrayList<>(browsing(TEN, Duration.ofMinutes(5), "reddit"));
        both.add(busy);

        ShiftMinutes tunnelsOnly = evaluate(DAY_SHIFT, List.of(busy));

        assertThat(tunnelsOnly.confidence()).isEqualTo(Confidence.TUNNEL_USERNAME);
        assertThat(AccessLimitRule.check(tunnelsOnly, Minutes.of(30)))
                .isEqualTo(new Verdict.Review(Verdict.ReviewReason.RESTS_ON_TUNNELS));
        assertThat(evaluate(DAY_SHIFT, both).confidence()).isEqualTo(Confidence.MIXED_USERNAME);
    }

    @Test
    void shouldCountNothingWithoutEvidence() {
        ShiftMinutes minutes = evaluate(DAY_SHIFT, List.of());

        assertThat(minutes.high()).isEqualTo(Minutes.ZERO);
        assertThat(minutes.excluded()).isEmpty();
    }

    private ShiftMinutes evaluate(Shift shift, List<AccessObservation> evidence) {
        return evaluator.minutes(shift, IntervalSet.empty(), evidence);
    }

    @Test
    void shouldReviewWhenEveryAccessIsAmbiguous() {
        List<AccessObservation> doubtful = browsing(TEN, Duration.ofMinutes(50), "facebook").stream()
                .map(one -> anAccess(one.time().start())
                        .to(one.role())
                        .of(one.bytesDown())
                        .inSeries(7)
                        .by(Identity.LEASE)
                        .asAmbiguous())
                .map(AnAccess::asDocument)
                .map(AnAccess::build)
                .toList();

        ShiftMinutes minutes = evaluate(DAY_SHIFT, doubtful);

        assertThat(minutes.low()).isEqualTo(Minutes.ZERO);
        assertThat(minutes.point()).isEqualTo(Minutes.ZERO);
        assertThat(minutes.high()).isGreaterThan(Minutes.of(45));
        assertThat(minutes.excluded()).containsKey(ExclusionReason.UNATTRIBUTED);
        assertThat(AccessLimitRule.check(minutes, Minutes.of(30))).isInstanceOf(Verdict.Review.class);
    }

    @Test
    void shouldReviewWhenTheLogDoesNotShowTheEmbeddingPages() {
        List<AccessObservation> evidence = new ArrayList<>(browsing(TEN, Duration.ofMinutes(50), "facebook"));
        for (int i = 0; i < 70; i++) {
            evidence.add(anAccess(TEN.plusSeconds(45L * i))
                    .on("x")
                    .to(HostRole.WIDGET)
                    .build());
        }

        ShiftMinutes minutes = evaluate(DAY_SHIFT, evidence);

        assertThat(minutes.lowOfRequests()).isGreaterThan(Minutes.of(40));
        assertThat(AccessLimitRule.check(minutes, Minutes.of(30)))
                .isEqualTo(new Verdict.Review(Verdict.ReviewReason.CONTEXT_UNKNOWN));
    }

    @Test
    void shouldAlertDespiteWidgetsWhenTheLogShowsTheEmbeddingPages() {
        List<AccessObservation> evidence = new ArrayList<>(browsing(TEN, Duration.ofMinutes(50), "facebook"));
        for (int i = 0; i < 70; i++) {
            evidence.add(anAccess(TEN.plusSeconds(45L * i))
                    .on("x")
                    .to(HostRole.WIDGET)
                    .after(900, 900)
                    .build());
        }

        assertThat(AccessLimitRule.check(evaluate(DAY_SHIFT, evidence), Minutes.of(30)))
                .isInstanceOf(Verdict.Alert.class);
    }
}
