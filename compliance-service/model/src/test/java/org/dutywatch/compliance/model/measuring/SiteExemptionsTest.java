package org.dutywatch.compliance.model.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.Confidence;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.compliance.model.attention.estimate.ProfiledEstimator;
import org.dutywatch.compliance.model.measuring.world.GroundTruthShift;
import org.dutywatch.compliance.model.measuring.world.TrafficScenario;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;

/** Official business on single sites, on simulated shifts. */
class SiteExemptionsTest {
    private static final ProfiledEstimator PLAIN = new ProfiledEstimator(EstimatorProfiles.V2);

    @Property(tries = 120)
    void shouldNeverRaiseAnyFigure(
            @ForAll("days") GroundTruthShift day,
            @ForAll @IntRange(max = 600) int begin,
            @ForAll @IntRange(min = 1, max = 300) int length,
            @ForAll @IntRange(max = 2) int allSites) {
        SiteExemptions exemptions = exempt(day, begin, length, allSites == 0);
        var estimator = new SiteExemptEstimator(PLAIN, exemptions);

        ShiftMinutes without = new ShiftEvaluator(PLAIN).minutes(day.shift(), IntervalSet.empty(), day.evidence());
        ShiftMinutes with = new ShiftEvaluator(estimator).minutes(day.shift(), IntervalSet.empty(), day.evidence());

        assertThat(with.low()).isLessThanOrEqualTo(without.low());
        assertThat(with.lowOfRequests()).isLessThanOrEqualTo(without.lowOfRequests());
        assertThat(with.defended()).isLessThanOrEqualTo(without.defended());
        assertThat(with.point()).isLessThanOrEqualTo(without.point());
        assertThat(with.high()).isLessThanOrEqualTo(without.high());
        assertThat(with.low()).isLessThanOrEqualTo(with.point());
        assertThat(with.point()).isLessThanOrEqualTo(with.high());
        assertThat(with.lowOfRequests()).isLessThanOrEqualTo(with.low());
        assertThat(with.defended()).isLessThanOrEqualTo(with.lowOfRequests());
    }

    @Property(tries = 60)
    void shouldNeverRaiseAnyFigureWhenEverythingIsExempt(
            @ForAll("days") GroundTruthShift day,
            @ForAll @IntRange(max = 600) int begin,
            @ForAll @IntRange(min = 1, max = 300) int length) {
        IntervalSet exempt = window(day, begin, length);
        var evaluator = new ShiftEvaluator(PLAIN);

        ShiftMinutes without = evaluator.minutes(day.shift(), IntervalSet.empty(), day.evidence());
        ShiftMinutes with = evaluator.minutes(day.shift(), exempt, day.evidence());

        assertThat(with.low()).isLessThanOrEqualTo(without.low());
        assertThat(with.point()).isLessThanOrEqualTo(without.point());
        assertThat(with.high()).isLessThanOrEqualTo(without.high());
        assertThat(with.point()).isLessThanOrEqualTo(with.high());
    }

    @Property(tries = 60)
    void shouldReturnTheExemptTimes(
            @ForAll("days") GroundTruthShift day,
            @ForAll @IntRange(max = 600) int begin,
            @ForAll @IntRange(min = 1, max = 300) int length) {
        SiteExemptions exemptions = exempt(day, begin, length, true);
        var all = PLAIN.estimate(day.evidence());
        var remaining = new SiteExemptEstimator(PLAIN, exemptions).estimate(day.evidence());

        assertThat(remaining.point().intersect(remaining.siteExemptTimes()).isEmpty())
                .isTrue();
        assertThat(remaining.point().union(remaining.siteExemptTimes())).isEqualTo(all.point());
        assertThat(remaining.interpretations()).hasSameSizeAs(all.interpretations());
        for (Confidence evidence : Confidence.values()) {
            assertThat(remaining.point().covers(remaining.low(evidence))).isTrue();
        }
        assertThat(remaining.high().covers(remaining.point())).isTrue();
    }

    @Property(tries = 30)
    void shouldChangeNothingWhenNoAccessIsExempt(@ForAll("days") GroundTruthShift day) {
        var elsewhere = SiteExemptions.of(Map.of("nowhere", window(day, 0, 600)));

        assertThat(new SiteExemptEstimator(PLAIN, elsewhere).estimate(day.evidence()))
                .isEqualTo(PLAIN.estimate(day.evidence()));
    }

    @Provide
    Arbitrary<GroundTruthShift> days() {
        return Arbitraries.of(TrafficScenario.class)
                .flatMap(scenario ->
                        Arbitraries.longs().between(6_000, 6_400).map(seed -> GroundTruthShift.of(scenario, seed)));
    }

    private static SiteExemptions exempt(GroundTruthShift day, int begin, int length, boolean allSites) {
        SortedMap<String, IntervalSet> windows = new TreeMap<>();
        day.evidence().stream()
                .map(AccessObservation::site)
                .distinct()
                .sorted()
                .limit(allSites ? Long.MAX_VALUE : 1)
                .forEach(site -> windows.put(site, window(day, begin, length)));
        return new SiteExemptions(windows);
    }

    private static IntervalSet window(GroundTruthShift day, int begin, int length) {
        Instant start = day.shift().worked().start().plus(Duration.ofMinutes(begin));
        return IntervalSet.of(Interval.of(start, Duration.ofMinutes(length)));
    }
}
