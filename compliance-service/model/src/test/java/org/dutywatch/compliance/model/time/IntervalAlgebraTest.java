package org.dutywatch.compliance.model.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of set algebra, and a comparison with sets of single minutes. */
class IntervalAlgebraTest {
    private static final Instant ZERO = Instant.parse("2026-11-01T05:00:00Z");
    private static final int LAST = 120;

    @Property(tries = 500)
    void shouldAgreeWithASetOfMinutes(@ForAll("sets") IntervalSet a, @ForAll("sets") IntervalSet b) {
        assertThat(minutes(a.union(b))).isEqualTo(with(a, b, BitSet::or));
        assertThat(minutes(a.intersect(b))).isEqualTo(with(a, b, BitSet::and));
        assertThat(minutes(a.subtract(b))).isEqualTo(with(a, b, BitSet::andNot));
        assertThat(a.length()).isEqualTo(Duration.ofMinutes(minutes(a).cardinality()));
        assertThat(a.covers(b)).isEqualTo(with(b, a, BitSet::andNot).isEmpty());
    }

    @Property(tries = 300)
    void shouldBeCommutativeAndAssociative(
            @ForAll("sets") IntervalSet a, @ForAll("sets") IntervalSet b, @ForAll("sets") IntervalSet c) {
        assertThat(a.union(b)).isEqualTo(b.union(a));
        assertThat(a.union(b).union(c)).isEqualTo(a.union(b.union(c)));
        assertThat(a.intersect(b)).isEqualTo(b.intersect(a));
        assertThat(a.intersect(b).intersect(c)).isEqualTo(a.intersect(b.intersect(c)));
        assertThat(a.subtract(b).subtract(c)).isEqualTo(a.subtract(c).subtract(b));
    }

    @Property(tries = 300)
    void shouldDistributeAndSubtractLikeSets(
            @ForAll("sets") IntervalSet a, @ForAll("sets") IntervalSet b, @ForAll("sets") IntervalSet c) {
        assertThat(a.intersect(b.union(c))).isEqualTo(a.intersect(b).union(a.intersect(c)));
        assertThat(a.union(b.intersect(c))).isEqualTo(a.union(b).intersect(a.union(c)));
        assertThat(a.subtract(b.union(c))).isEqualTo(a.subtract(b).intersect(a.subtract(c)));
        assertThat(a.subtract(b.intersect(c))).isEqualTo(a.subtract(b).union(a.subtract(c)));
        assertThat(a.subtract(b)).isEqualTo(a.subtract(a.intersect(b)));
    }

    @Property(tries = 300)
    void shouldBeIdempotent(@ForAll("sets") IntervalSet a, @ForAll("sets") IntervalSet b) {
        assertThat(a.union(a)).isEqualTo(a);
        assertThat(a.intersect(a)).isEqualTo(a);
        assertThat(a.subtract(a)).isEqualTo(IntervalSet.empty());
        assertThat(a.union(IntervalSet.empty())).isEqualTo(a);
        assertThat(a.intersect(IntervalSet.empty())).isEqualTo(IntervalSet.empty());
        assertThat(a.subtract(b).subtract(b)).isEqualTo(a.subtract(b));
        assertThat(a.union(a.intersect(b))).isEqualTo(a);
    }

    @Property(tries = 300)
    void shouldHoldSortedIntervalsThatNeitherOverlapNorTouch(
            @ForAll("sets") IntervalSet a, @ForAll("sets") IntervalSet b) {
        for (IntervalSet set : List.of(a.union(b), a.intersect(b), a.subtract(b))) {
            var intervals = set.intervals();
            assertThat(intervals).noneMatch(Interval::isEmpty);
            for (int i = 1; i < intervals.size(); i++) {
                assertThat(intervals.get(i).start())
                        .isAfter(intervals.get(i - 1).end());
            }
        }
    }

    @FunctionalInterface
    private interface Combine {
        void into(BitSet left, BitSet right);
    }

    private static BitSet with(IntervalSet a, IntervalSet b, Combine combine) {
        BitSet minutes = minutes(a);
        combine.into(minutes, minutes(b));
        return minutes;
    }

    private static BitSet minutes(IntervalSet set) {
        var minutes = new BitSet(LAST);
        set.intervals()
                .forEach(one ->
                        minutes.set((int) Duration.between(ZERO, one.start()).toMinutes(), (int)
                                Duration.between(ZERO, one.end()).toMinutes()));
        return minutes;
    }

    @Provide
    Arbitrary<IntervalSet> sets() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, LAST - 30),
                        Arbitraries.integers().between(0, 30))
                .as((from, length) -> Interval.of(ZERO.plusSeconds(60L * from), Duration.ofMinutes(length)))
                .list()
                .ofMaxSize(10)
                .map(IntervalSet::of);
    }
}
