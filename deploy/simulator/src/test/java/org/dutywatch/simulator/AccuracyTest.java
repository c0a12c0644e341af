package org.dutywatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.simulator.reading.ObservedShift;
import org.dutywatch.simulator.reading.ReadLog;
import org.dutywatch.simulator.score.Baselines;
import org.dutywatch.simulator.score.DutywatchMethod;
import org.dutywatch.simulator.score.MinutesMethod;
import org.dutywatch.simulator.score.Score;
import org.dutywatch.simulator.world.SimulatedShift;
import org.dutywatch.simulator.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A small sample of the whole accuracy benchmark, so that a change that makes the figures worse fails the build. The
 * log is read with the ingest service's reader and catalogue, so an error in the catalogue fails the build, too.
 */
class AccuracyTest {
    private static final int SHIFTS = 150;
    private static final int LIMIT = 30;
    private static final int SEED = 77_001;

    private final ReadLog log = new ReadLog();
    private final MinutesMethod dutywatch = new DutywatchMethod(EstimatorProfiles.V2, LIMIT);

    @ParameterizedTest
    @ValueSource(strings = {"quiet-url-name", "noisy-url-name", "middling-url-lease"})
    void shouldBeCloseToTheTruthWhenRequestsAreLogged(String name) {
        Score score = score(world(name), dutywatch);

        assertThat(score.mae()).as("mean absolute error, minutes a shift").isLessThan(4);
        assertThat(score.precision()).as("share of alerts that are right").isEqualTo(1);
        assertThat(score.recallOfBoth())
                .as("share of shifts over the limit with an alert or a review")
                .isGreaterThan(0.9);
        assertThat(score.coverage())
                .as("share of shifts with the truth in the band")
                .isGreaterThan(0.8);
        assertThat(score.lowAbove())
                .as("share of shifts with low above the truth")
                .isLessThan(0.06);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quiet-tunnel-name", "noisy-tunnel-name", "middling-flow-shared"})
    void shouldBeNearTheTruthWhenOnlyConnectionsAreLogged(String name) {
        Score score = score(world(name), dutywatch);

        assertThat(score.mae()).as("mean absolute error, minutes a shift").isLessThan(6);
        assertThat(score.alerts()).as("alerts").isZero();
        assertThat(score.recallOfBoth())
                .as("share of shifts over the limit with an alert or a review")
                .isGreaterThan(0.9);
        assertThat(score.coverage())
                .as("share of shifts with the truth in the band")
                .isGreaterThan(0.8);
    }

    /** As with a source that sends only lines about social sites. */
    @Test
    void shouldRaiseNoWrongAlertWhenTheLogHidesUnmonitoredPages() {
        Score score = new Score(LIMIT);
        IntStream.range(0, SHIFTS)
                .parallel()
                .mapToObj(number -> log.read(withoutUnmonitoredPages(
                        SimulatedShift.draw(world("noisy-url-name"), SEED + number % 10, number))))
                .toList()
                .forEach(shift -> add(shift, dutywatch, score));

        assertThat(score.alerts()).as("alerts").isPositive();
        assertThat(score.precision()).as("share of alerts that are right").isEqualTo(1);
    }

    private static SimulatedShift withoutUnmonitoredPages(SimulatedShift shift) {
        return new SimulatedShift(
                shift.world(),
                shift.employee(),
                shift.usage(),
                shift.duty(),
                shift.leases(),
                shift.lines().stream()
                        .filter(line -> !line.host().endsWith(".example"))
                        .toList(),
                shift.viewingTimes());
    }

    @Test
    void shouldBeFarBetterThanEveryLogReporter() {
        List<ObservedShift> shifts = observed(world("middling-url-name"));
        double error = score(shifts, dutywatch).mae();

        assertThat(Baselines.all(LIMIT))
                .hasSize(9)
                .allSatisfy(method -> assertThat(score(shifts, method).mae())
                        .as(method.name())
                        .isGreaterThan(5 * error));
    }

    @Test
    void shouldReadTheSameEvidenceFromALogInAnyOrder() {
        SimulatedShift shift = SimulatedShift.draw(world("noisy-mixed-name"), SEED, 3);
        List<org.dutywatch.simulator.world.LogLine> shuffled = new ArrayList<>(shift.lines());
        shuffled.addAll(shift.lines().subList(0, shift.lines().size() / 3));
        Collections.shuffle(shuffled, new Random(5));
        SimulatedShift again = new SimulatedShift(
                shift.world(),
                shift.employee(),
                shift.usage(),
                shift.duty(),
                shift.leases(),
                shuffled,
                shift.viewingTimes());

        assertThat(dutywatch.compute(log.read(again))).isEqualTo(dutywatch.compute(log.read(shift)));
    }

    private Score score(World world, MinutesMethod method) {
        return score(observed(world), method);
    }

    /** The shifts of a world as the log shows them; drawing and reading them is what takes time. */
    private List<ObservedShift> observed(World world) {
        return IntStream.range(0, SHIFTS)
                .parallel()
                .mapToObj(number -> log.read(SimulatedShift.draw(world, SEED + number % 10, number)))
                .toList();
    }

    private static Score score(List<ObservedShift> shifts, MinutesMethod method) {
        Score score = new Score(LIMIT);
        shifts.forEach(shift -> add(shift, method, score));
        return score;
    }

    private static void add(ObservedShift shift, MinutesMethod method, Score score) {
        score.add(shift.usage(), shift.trueMinutes(), method.compute(shift));
    }

    private static World world(String name) {
        return World.all().stream()
                .filter(world -> world.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
