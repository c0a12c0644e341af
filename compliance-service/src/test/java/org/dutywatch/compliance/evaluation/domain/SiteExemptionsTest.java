package org.dutywatch.compliance.evaluation.domain;

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
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.Confidence;
import org.dutywatch.compliance.attention.estimate.domain.EstimatorProfiles;
import org.dutywatch.compliance.attention.estimate.domain.ProfiledEstimator;
import org.dutywatch.compliance.evaluation.domain.world.SimulatedShift;
import org.dutywatch.compliance.evaluation.domain.world.World;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/** Official business on single sites, on simulated shifts. */
class SiteExemptionsTest {
    private static final ProfiledEstimator PLAIN = new ProfiledEstimator(EstimatorProfiles.V2);

    @Property(tries = 120)
    void shouldNeverRaiseAnyFigure(
            @ForAll("days") SimulatedShift day,
            @ForAll @IntRange(max = 600) int begin,
            @ForAll @IntRange(min = 1, max = 300) int length,
            @ForAll @IntRange(max = 2) int allSites) {
        SiteExemptions exempt = exempt(day, begin, length, allSites == 0);
        var estimator = new SiteExemptEstimator(PLAIN, exempt);

        ShiftMinutes without = new ShiftEvaluator(PLAIN).evaluate(day.shift(), IntervalSet.empty(), day.evidence());
        ShiftMinutes with = new ShiftEvaluator(estimator).evaluate(day.shift(), IntervalSet.empty(), day.evidence());

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
            @ForAll("days") SimulatedShift day,
            @ForAll @IntRange(max = 600) int begin,
            @ForAll @IntRange(min = 1, max = 300) int length) {
        IntervalSet exempt = window(day, begin, length);
        var evaluator = new ShiftEvaluator(PLAIN);

        ShiftMinutes without = evaluator.evaluate(day.shift(), IntervalSet.empty(), day.evidence());
        ShiftMinutes with = evaluator.evaluate(day.shift(), exempt, day.evidence());

        assertThat(with.low()).isLessThanOrEqualTo(without.low());
        assertThat(with.point()).isLessThanOrEqualTo(without.point());
        assertThat(with.high()).isLessThanOrEqualTo(without.high());
        assertThat(with.point()).isLessThanOrEqualTo(with.high());
    }

    @Property(tries = 60)
    void shouldReturnTheExemptTimes(
            @ForAll("days") SimulatedShift day,
            @ForAll @IntRange(max = 600) int begin,
            @ForAll @IntRange(min = 1, max = 300) int length) {
        SiteExemptions exempt = exempt(day, begin, length, true);
        var all = PLAIN.estimate(day.evidence());
        var left = new SiteExemptEstimator(PLAIN, exempt).estimate(day.evidence());

        assertThat(left.point().intersect(left.exempt()).isEmpty()).isTrue();
        assertThat(left.point().union(left.exempt())).isEqualTo(all.point());
        assertThat(left.interpretations()).hasSameSizeAs(all.interpretations());
        for (Confidence evidence : Confidence.values()) {
            assertThat(left.point().covers(left.low(evidence))).isTrue();
        }
        assertThat(left.high().covers(left.point())).isTrue();
    }

    @Property(tries = 30)
    void shouldChangeNothingWhenNoAccessIsExempt(@ForAll("days") SimulatedShift day) {
        var elsewhere = SiteExemptions.of(Map.of("nowhere", window(day, 0, 600)));

        assertThat(new SiteExemptEstimator(PLAIN, elsewhere).estimate(day.evidence()))
                .isEqualTo(PLAIN.estimate(day.evidence()));
    }

    @Provide
    Arbitrary<SimulatedShift> days() {
        return Arbitraries.of(World.class)
                .flatMap(
                        world -> Arbitraries.longs().between(6_000, 6_400).map(seed -> SimulatedShift.of(world, seed)));
    }

    private static SiteExemptions exempt(SimulatedShift day, int begin, int length, boolean allSites) {
        SortedMap<String, IntervalSet> windows = new TreeMap<>();
        day.evidence().stream()
                .map(AccessObservation::site)
                .distinct()
                .sorted()
                .limit(allSites ? Long.MAX_VALUE : 1)
                .forEach(site -> windows.put(site, window(day, begin, length)));
        return new SiteExemptions(windows);
    }

    private static IntervalSet window(SimulatedShift day, int begin, int length) {
        Instant start = day.shift().span().start().plus(Duration.ofMinutes(begin));
        return IntervalSet.of(Interval.of(start, Duration.ofMinutes(length)));
    }
}
