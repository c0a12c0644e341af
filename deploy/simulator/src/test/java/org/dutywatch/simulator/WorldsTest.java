package org.dutywatch.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.simulator.world.LogLine;
import org.dutywatch.simulator.world.SimulatedShift;
import org.dutywatch.simulator.world.World;
import org.junit.jupiter.api.Test;

/** The simulation must not use the numbers of the estimator: the scores would then say nothing about real logs. */
class WorldsTest {
    private static final Path WORLDS = Path.of("src/main/java/org/dutywatch/simulator/world");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\"-])\\d[\\d_]*(?:\\.\\d+)?(?![\\w\"])");

    /** Smaller numbers are not compared: they are counts or a few seconds, which both sides have by chance. */
    private static final double LEAST_COMPARED = 12;

    /** Numbers that both sides may have, such as seconds per minute, milliseconds per second, and status codes. */
    private static final Set<Double> ALLOWED_IN_BOTH =
            Set.of(30.0, 31.0, 45.0, 60.0, 100.0, 200.0, 300.0, 1_000.0, 60_000.0);

    @Test
    void shouldShareNoNumberWithTheEstimator() throws Exception {
        Set<Double> ofWorlds = numbersOfWorlds();
        Set<Double> ofEstimator = new TreeSet<>();
        collect(EstimatorProfiles.V2.requests(), ofEstimator);
        collect(EstimatorProfiles.V2.tunnels(), ofEstimator);
        collect(EstimatorProfiles.V2.flows(), ofEstimator);

        assertThat(ofEstimator).as("numbers that the test sees").contains(100_000.0, 13_000.0);
        assertThat(ofWorlds).as("numbers that the test sees").contains(58_000.0, 190_000.0);
        ofEstimator.retainAll(ofWorlds);
        ofEstimator.removeAll(ALLOWED_IN_BOTH);
        assertThat(ofEstimator).as("numbers that both use").isEmpty();
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
        World tunnels = World.all().stream()
                .filter(world -> world.matches("quiet-tunnel-name"))
                .findFirst()
                .orElseThrow();

        assertThat(SimulatedShift.draw(tunnels, 1, 1).lines())
                .isNotEmpty()
                .allMatch(line ->
                        line.detail() == LogLine.LogDetail.TUNNEL && line.path().isEmpty())
                .noneMatch(line -> line.squid().contains("e1x1") && !line.user().equals("e1x1"));
    }

    private static Set<Double> numbersOfWorlds() throws IOException {
        Set<Double> numbers = new TreeSet<>();
        try (var files = Files.list(WORLDS)) {
            for (Path file : files.toList()) {
                NUMBER.matcher(Files.readString(file))
                        .results()
                        .forEach(found ->
                                numbers.add(Double.parseDouble(found.group().replace("_", ""))));
            }
        }
        numbers.removeIf(number -> number < LEAST_COMPARED);
        return numbers;
    }

    /** Every number of a profile, durations in seconds. */
    private static void collect(Object part, Set<Double> numbers) throws ReflectiveOperationException {
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(part);
            if (value instanceof Record record) {
                collect(record, numbers);
            } else if (value instanceof Duration duration) {
                add(duration.toMillis() / 1_000.0, numbers);
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
