package org.dutywatch.compliance.model.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IntervalSetTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-01T06:00:00Z");

    @Test
    void shouldJoinIntervalsThatOverlapOrTouch() {
        assertThat(IntervalSet.of(minutes(20, 30), minutes(0, 10), minutes(10, 15), minutes(5, 12), minutes(17, 17))
                        .intervals())
                .containsExactly(minutes(0, 15), minutes(20, 30));
    }

    @Test
    void shouldFillHolesUpToTheGap() {
        assertThat(IntervalSet.joining(
                        List.of(minutes(0, 10), minutes(15, 15), minutes(20, 30), minutes(36, 40)),
                        Duration.ofMinutes(5)))
                .isEqualTo(IntervalSet.of(minutes(0, 30), minutes(36, 40)));
    }

    @Test
    void shouldFindTheFullestWindow() {
        IntervalSet visits = IntervalSet.of(minutes(0, 6), minutes(50, 56), minutes(58, 64), minutes(200, 211));

        assertThat(visits.fullestWindow(Duration.ofMinutes(60))).contains(minutes(0, 60));
        assertThat(visits.fullestWindow(Duration.ofMinutes(10))).contains(minutes(200, 210));
        assertThat(visits.fullestWindow(Duration.ofMinutes(5))).contains(minutes(0, 5));
        assertThat(IntervalSet.empty().fullestWindow(Duration.ofMinutes(60))).isEmpty();
    }

    @Property(tries = 300)
    void shouldFindNoFullerWindowWhenEveryMinuteIsTried(
            @ForAll("intervals") List<Interval> intervals, @ForAll @IntRange(min = 1, max = 90) int length) {
        IntervalSet visits = IntervalSet.of(intervals);
        Duration window = Duration.ofMinutes(length);
        Duration most = Duration.ZERO;
        for (int start = -length; start <= 120; start++) {
            Duration contained = lengthWithin(visits, Interval.of(MIDNIGHT.plus(Duration.ofMinutes(start)), window));
            most = contained.compareTo(most) > 0 ? contained : most;
        }

        assertThat(visits.fullestWindow(window)
                        .map(fullest -> lengthWithin(visits, fullest))
                        .orElse(Duration.ZERO))
                .isEqualTo(most);
    }

    private static Duration lengthWithin(IntervalSet visits, Interval window) {
        return visits.intersect(IntervalSet.of(window)).length();
    }

    @Test
    void shouldCutHolesOut() {
        IntervalSet shift = IntervalSet.of(minutes(0, 60), minutes(70, 80));

        assertThat(shift.subtract(IntervalSet.of(minutes(10, 20), minutes(30, 40), minutes(55, 75))))
                .isEqualTo(IntervalSet.of(minutes(0, 10), minutes(20, 30), minutes(40, 55), minutes(75, 80)));
    }

    @Test
    void shouldRefuseAnIntervalThatEndsBeforeItStarts() {
        assertThatIllegalArgumentException().isThrownBy(() -> minutes(5, 4)).withMessageContaining("before it starts");
    }

    @Test
    void shouldOverlapInAMomentOnly() {
        assertThat(minutes(0, 10).overlaps(minutes(10, 20))).isFalse();
        assertThat(minutes(0, 10).overlaps(minutes(9, 20))).isTrue();
        assertThat(minutes(0, 10).overlaps(minutes(3, 3))).isTrue();
        assertThat(minutes(3, 3).overlaps(minutes(0, 10))).isTrue();
        assertThat(minutes(0, 10).overlaps(minutes(10, 10))).isFalse();
    }

    @Property(tries = 300)
    void shouldNotDependOnTheOrderOfItsIntervals(@ForAll("intervals") List<Interval> intervals, @ForAll Random random) {
        List<Interval> shuffled = new ArrayList<>(intervals);
        Collections.shuffle(shuffled, random);

        assertThat(IntervalSet.of(shuffled))
                .isEqualTo(IntervalSet.of(intervals))
                .hasSameHashCodeAs(IntervalSet.of(intervals));
    }

    @Property(tries = 500)
    void shouldSplitASetIntoIntersectionAndRest(
            @ForAll("intervals") List<Interval> some, @ForAll("intervals") List<Interval> others) {
        IntervalSet a = IntervalSet.of(some);
        IntervalSet b = IntervalSet.of(others);

        IntervalSet common = a.intersect(b);
        IntervalSet left = a.subtract(b);

        assertThat(common).isEqualTo(b.intersect(a));
        assertThat(common.union(left)).isEqualTo(a);
        assertThat(left.intersect(b).isEmpty()).isTrue();
        assertThat(common.length().plus(left.length())).isEqualTo(a.length());
        assertThat(a.union(b).length().plus(common.length()))
                .isEqualTo(a.length().plus(b.length()));
        assertThat(a.union(b).covers(a)).isTrue();
    }

    @Provide
    Arbitrary<List<Interval>> intervals() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 90),
                        Arbitraries.integers().between(0, 25))
                .as((from, length) -> minutes(from, from + length))
                .list()
                .ofMaxSize(12);
    }

    private static Interval minutes(int from, int to) {
        return new Interval(MIDNIGHT.plusSeconds(60L * from), MIDNIGHT.plusSeconds(60L * to));
    }
}
