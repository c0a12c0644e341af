package org.dutywatch.compliance.model.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.compliance.model.attention.estimate.ProfiledEstimator;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.measuring.world.GroundTruthShift;
import org.dutywatch.compliance.model.measuring.world.TrafficScenario;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.compliance.model.time.Minutes;

class ShiftMinutesPropertiesTest {
    private final ShiftEvaluator evaluator = new ShiftEvaluator(new ProfiledEstimator(EstimatorProfiles.V2));

    @Property(tries = 40)
    void shouldGiveTheSameMinutesForTheSameLinesInAnyOrder(
            @ForAll("days") GroundTruthShift day, @ForAll Random random) {
        List<AccessObservation> duplicated = new ArrayList<>(day.evidence());
        duplicated.addAll(day.evidence());
        Collections.shuffle(duplicated, random);

        assertThat(evaluator.minutes(day.shift(), IntervalSet.empty(), duplicated))
                .isEqualTo(evaluator.minutes(day.shift(), IntervalSet.empty(), day.evidence()));
    }

    @Property(tries = 60)
    void shouldNeverLowerTheLowFigureWhenLinesArriveLate(
            @ForAll("days") GroundTruthShift day,
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 99) int lost) {
        List<AccessObservation> fewer = new ArrayList<>(day.evidence());
        fewer.removeIf(one -> random.nextInt(100) < lost);

        ShiftMinutes before = evaluator.minutes(day.shift(), IntervalSet.empty(), fewer);
        ShiftMinutes after = evaluator.minutes(day.shift(), IntervalSet.empty(), day.evidence());

        assertThat(after.low()).isGreaterThanOrEqualTo(before.low());
        assertThat(after.lowOfRequests()).isGreaterThanOrEqualTo(before.lowOfRequests());
    }

    @Property(tries = 60)
    void shouldStayWithinTheDutyOfTheShift(
            @ForAll("days") GroundTruthShift day,
            @ForAll @IntRange(max = 60) int length,
            @ForAll @IntRange(max = 600) int begin,
            @ForAll @IntRange(max = 30) int pause) {
        Interval span =
                Interval.of(day.shift().worked().start().plus(Duration.ofMinutes(begin)), Duration.ofMinutes(length));
        IntervalSet breaks = IntervalSet.of(Interval.of(span.start(), Duration.ofMinutes(pause)));
        Shift shift = new Shift("E1", span, ShiftKind.DETAIL, breaks, IntervalSet.empty());

        ShiftMinutes minutes = evaluator.minutes(shift, IntervalSet.empty(), day.evidence());

        assertThat(minutes.lowOfRequests()).isLessThanOrEqualTo(minutes.low());
        assertThat(minutes.low()).isLessThanOrEqualTo(minutes.point());
        assertThat(minutes.point()).isLessThanOrEqualTo(minutes.high());
        assertThat(minutes.high())
                .isLessThanOrEqualTo(Minutes.rounded(shift.duty().length()));
        assertThat(minutes.bySite().values())
                .allSatisfy(site -> assertThat(site).isLessThanOrEqualTo(minutes.point()));
    }

    @Property(tries = 60)
    void shouldKeepWindowFiguresWithinTheWindowAndTheShift(
            @ForAll("days") GroundTruthShift day, @ForAll @IntRange(min = 1, max = 1_440) int length) {
        Duration window = Duration.ofMinutes(length);

        var measurement = evaluator.measure(day.shift(), IntervalSet.empty(), IntervalSet.empty(), day.evidence());
        LimitFigures most = measurement.time().maximumIn(window);
        LimitFigures longer = measurement.time().maximumIn(window.multipliedBy(2));

        assertThat(most.defended()).isLessThanOrEqualTo(most.lowOfRequests());
        assertThat(most.lowOfRequests()).isLessThanOrEqualTo(most.low());
        assertThat(most.low()).isLessThanOrEqualTo(most.point());
        assertThat(most.point()).isLessThanOrEqualTo(most.high());
        assertThat(most.high()).isLessThanOrEqualTo(Minutes.of(length));
        assertThat(most.low()).isLessThanOrEqualTo(longer.low());
        assertThat(longer.low()).isLessThanOrEqualTo(measurement.minutes().low());
        if (length >= 720) {
            assertThat(most).isEqualTo(LimitFigures.of(measurement.minutes()));
        }
    }

    @Provide
    Arbitrary<GroundTruthShift> days() {
        return Arbitraries.of(TrafficScenario.class)
                .flatMap(scenario ->
                        Arbitraries.longs().between(5_000, 5_400).map(seed -> GroundTruthShift.of(scenario, seed)));
    }
}
