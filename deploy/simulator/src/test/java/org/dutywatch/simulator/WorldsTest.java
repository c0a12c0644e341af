package org.dutywatch.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.simulator.world.LogLine;
import org.dutywatch.simulator.world.SimulatedShift;
import org.dutywatch.simulator.world.World;
import org.junit.jupiter.api.Test;

/** The simulation must not know the numbers of the estimator: the scores would then say nothing about real logs. */
class WorldsTest {
    /** Smaller numbers are not compared: they are counts or a few seconds, which both sides have by chance. */
    private static final double LEAST_COMPARED = 12;

    /** Some firewalls report a connection every two minutes while it is open; the estimator knows this of real ones. */
    private static final double REPORTING_INTERVAL = 120;

    private static final List<String> NAMES = List.of("quiet-url-name", "noisy-mixed-lease", "middling-flow-shared");
    private static final int SHIFTS = 24;

    /** The simulated values of one kind, such as pauses in seconds. */
    private record Values(String kind, double[] sorted) {
        Values(String kind, List<Double> values) {
            this(kind, values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
        }

        /** Returns what cannot be chance: far more values at the number than beside it, or on one side of it. */
        List<String> marksAt(double number) {
            double below = count(0.95 * number, 0.99 * number) / 4;
            double at = count(0.99 * number, 1.01 * number) / 2;
            double above = count(1.01 * number, 1.05 * number) / 4;
            boolean manyAt = at > 50 && at > 3 * Math.max(below, above);
            boolean oneSided = Math.max(below, above) > 50 && Math.max(below, above) > 5 * Math.min(below, above);
            return manyAt || oneSided
                    ? List.of("%s at %s: %.0f below, %.0f there, %.0f above".formatted(kind, number, below, at, above))
                    : List.of();
        }

        private double count(double from, double to) {
            return below(to) - below(from);
        }

        private int below(double value) {
            int index = Arrays.binarySearch(sorted, value);
            return index < 0 ? -index - 1 : index;
        }
    }

    @Test
    void shouldLogNothingThatShowsALimitOfTheEstimator() throws Exception {
        List<LogLine> lines = IntStream.range(0, NAMES.size() * SHIFTS)
                .mapToObj(
                        number -> SimulatedShift.draw(world(NAMES.get(number % NAMES.size())), 7 + number % 10, number))
                .flatMap(shift -> shift.lines().stream())
                .toList();
        var pauses = new Values("pauses", pauses(lines));
        var sizes = new Values(
                "sizes", lines.stream().map(line -> (double) line.bytes()).toList());
        Set<Double> durations = new TreeSet<>();
        Set<Double> numbers = new TreeSet<>();
        for (Object part : List.of(
                EstimatorProfiles.V2.requests(), EstimatorProfiles.V2.tunnels(), EstimatorProfiles.V2.flows())) {
            collect(part, durations, numbers);
        }

        durations.remove(REPORTING_INTERVAL);
        assertThat(durations).as("durations that the test sees").contains(110.0, 130.0);
        assertThat(numbers).as("numbers that the test sees").contains(100_000.0, 13_000.0);
        assertThat(durations).flatMap(pauses::marksAt).isEmpty();
        assertThat(numbers).flatMap(sizes::marksAt).isEmpty();
    }

    @Test
    void shouldSeeAPeakAndAnEdge() {
        var chance = new Random(1);
        List<Double> pauses = chance.doubles(200_000, 12, 400).boxed().toList();
        List<Double> withPeak = new ArrayList<>(pauses);
        withPeak.addAll(Collections.nCopies(4_000, 110.2));
        List<Double> cutOff = pauses.stream().filter(pause -> pause < 110).toList();

        assertThat(new Values("pauses", pauses).marksAt(110)).isEmpty();
        assertThat(new Values("pauses", withPeak).marksAt(110)).hasSize(1);
        assertThat(new Values("pauses", cutOff).marksAt(110)).hasSize(1);
    }

    @Test
    void shouldNotDependOnTheServices() {
        noClasses()
                .that()
                .resideInAPackage("..simulator.world..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.dutywatch.compliance..", "org.dutywatch.ingest..")
                .because("a simulation that uses the estimator's own numbers measures nothing")
                .check(new ClassFileImporter().importPackages("org.dutywatch.simulator"));
    }

    @Test
    void shouldDrawTheSameShiftWhenTheNumbersAreTheSame() {
        for (World world : World.all()) {
            SimulatedShift shift = SimulatedShift.draw(world, 3, 4);

            assertThat(SimulatedShift.draw(world, 3, 4)).isEqualTo(shift);
            assertThat(SimulatedShift.draw(world, 3, 5).lines()).isNotEqualTo(shift.lines());
        }
    }

    @Test
    void shouldLogNoMoreThanTheWorldShows() {
        World tunnels = world("quiet-tunnel-name");

        assertThat(SimulatedShift.draw(tunnels, 1, 1).lines())
                .isNotEmpty()
                .allMatch(line ->
                        line.detail() == LogLine.LogDetail.TUNNEL && line.path().isEmpty())
                .noneMatch(line -> line.squid().contains("e1x1") && !line.user().equals("e1x1"));
    }

    private static World world(String name) {
        return World.all().stream()
                .filter(world -> world.matches(name))
                .findFirst()
                .orElseThrow();
    }

    /** The seconds between two accesses of one person to one host. */
    private static List<Double> pauses(List<LogLine> lines) {
        List<Double> pauses = new ArrayList<>();
        lines.stream()
                .collect(Collectors.groupingBy(line -> line.person() + " " + line.host()))
                .values()
                .forEach(ofHost -> {
                    long[] starts =
                            ofHost.stream().mapToLong(LogLine::start).sorted().toArray();
                    for (int i = 1; i < starts.length; i++) {
                        pauses.add((starts[i] - starts[i - 1]) / 1_000.0);
                    }
                });
        return pauses;
    }

    /** Every number of a profile; durations, in seconds, apart from the others. */
    private static void collect(Object part, Set<Double> durations, Set<Double> numbers)
            throws ReflectiveOperationException {
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(part);
            if (value instanceof Record record) {
                collect(record, durations, numbers);
            } else if (value instanceof Duration duration) {
                add(duration.toMillis() / 1_000.0, durations);
            } else if (value instanceof Number number) {
                add(number.doubleValue(), numbers);
            }
        }
    }

    private static void add(double number, Set<Double> numbers) {
        if (number >= LEAST_COMPARED && number < Integer.MAX_VALUE) {
            numbers.add(number);
        }
    }
}
