package org.dutywatch.compliance.evaluation.domain;

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
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.estimate.domain.EstimatorProfiles;
import org.dutywatch.compliance.attention.estimate.domain.ProfiledEstimator;
import org.dutywatch.compliance.duty.domain.Shift;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.evaluation.domain.world.SimulatedShift;
import org.dutywatch.compliance.evaluation.domain.world.World;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.dutywatch.compliance.time.domain.Minutes;

class ShiftMinutesPropertiesTest {
    private final ShiftEvaluator evaluator = new ShiftEvaluator(new ProfiledEstimator(EstimatorProfiles.V2));

    @Property(tries = 40)
    void shouldGiveTheSameMinutesForTheSameLinesInAnyOrder(@ForAll("days") SimulatedShift day, @ForAll Random random) {
        List<AccessObservation> duplicated = new ArrayList<>(day.evidence());
        duplicated.addAll(day.evidence());
        Collections.shuffle(duplicated, random);

        assertThat(evaluator.evaluate(day.shift(), IntervalSet.empty(), duplicated))
                .isEqualTo(evaluator.evaluate(day.shift(), IntervalSet.empty(), day.evidence()));
    }

    @Property(tries = 60)
    void shouldNeverLowerTheLowFigureWhenLinesArriveLate(
            @ForAll("days") SimulatedShift day, @ForAll Random random, @ForAll @IntRange(min = 1, max = 99) int lost) {
        List<AccessObservation> fewer = new ArrayList<>(day.evidence());
        fewer.removeIf(one -> random.nextInt(100) < lost);

        ShiftMinutes before = evaluator.evaluate(day.shift(), IntervalSet.empty(), fewer);
        ShiftMinutes after = evaluator.evaluate(day.shift(), IntervalSet.empty(), day.evidence());

        assertThat(after.low()).isGreaterThanOrEqualTo(before.low());
        assertThat(after.lowOfRequests()).isGreaterThanOrEqualTo(before.lowOfRequests());
    }

    @Property(tries = 60)
    void shouldStayWithinTheDutyOfTheShift(
            @ForAll("days") SimulatedShift day,
            @ForAll @IntRange(max = 60) int length,
            @ForAll @IntRange(max = 600) int begin,
            @ForAll @IntRange(max = 30) int pause) {
        Interval span =
                Interval.of(day.shift().span().start().plus(Duration.ofMinutes(begin)), Duration.ofMinutes(length));
        IntervalSet breaks = IntervalSet.of(Interval.of(span.start(), Duration.ofMinutes(pause)));
        Shift shift = new Shift("E1", span, ShiftKind.DETAIL, breaks, IntervalSet.empty());

        ShiftMinutes minutes = evaluator.evaluate(shift, IntervalSet.empty(), day.evidence());

        assertThat(minutes.lowOfRequests()).isLessThanOrEqualTo(minutes.low());
        assertThat(minutes.low()).isLessThanOrEqualTo(minutes.point());
        assertThat(minutes.point()).isLessThanOrEqualTo(minutes.high());
        assertThat(minutes.high())
                .isLessThanOrEqualTo(Minutes.nearest(shift.duty().length()));
        assertThat(minutes.bySite().values())
                .allSatisfy(site -> assertThat(site).isLessThanOrEqualTo(minutes.point()));
    }

    @Property(tries = 60)
    void shouldKeepWindowFiguresWithinTheWindowAndTheShift(
            @ForAll("days") SimulatedShift day, @ForAll @IntRange(min = 1, max = 1_440) int length) {
        Duration window = Duration.ofMinutes(length);

        var assessed = evaluator.assess(day.shift(), IntervalSet.empty(), IntervalSet.empty(), day.evidence());
        LimitFigures most = assessed.time().most(window);
        LimitFigures longer = assessed.time().most(window.multipliedBy(2));

        assertThat(most.defended()).isLessThanOrEqualTo(most.lowOfRequests());
        assertThat(most.lowOfRequests()).isLessThanOrEqualTo(most.low());
        assertThat(most.low()).isLessThanOrEqualTo(most.point());
        assertThat(most.point()).isLessThanOrEqualTo(most.high());
        assertThat(most.high()).isLessThanOrEqualTo(Minutes.of(length));
        assertThat(most.low()).isLessThanOrEqualTo(longer.low());
        assertThat(longer.low()).isLessThanOrEqualTo(assessed.minutes().low());
        if (length >= 720) {
            assertThat(most).isEqualTo(LimitFigures.of(assessed.minutes()));
        }
    }

    @Provide
    Arbitrary<SimulatedShift> days() {
        return Arbitraries.of(World.class)
                .flatMap(
                        world -> Arbitraries.longs().between(5_000, 5_400).map(seed -> SimulatedShift.of(world, seed)));
    }
}
