package org.dutywatch.benchmarks.minutes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dutywatch.benchmarks.minutes.reading.ReadLog;
import org.dutywatch.benchmarks.minutes.reading.ReadShift;
import org.dutywatch.benchmarks.minutes.score.Baselines;
import org.dutywatch.benchmarks.minutes.score.Method;
import org.dutywatch.benchmarks.minutes.score.Ours;
import org.dutywatch.benchmarks.minutes.score.Table;
import org.dutywatch.benchmarks.minutes.world.SimulatedShift;
import org.dutywatch.benchmarks.minutes.world.World;
import org.dutywatch.compliance.attention.estimate.domain.EstimatorProfiles;

/**
 * {@code deploy/benchmarks/minutes}: compares the minutes of the estimator, and of the methods of log reporters, with
 * the known truth of simulated shifts. With {@code --fit} it fits the bands of the estimator profiles instead.
 */
public final class Minutes {
    private final Options options;
    private final ReadLog log = new ReadLog();

    private Minutes(Options options) {
        this.options = options;
    }

    public static void main(String[] args) {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException wrong) {
            System.err.println("minutes: " + wrong.getMessage() + "\n\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        Minutes minutes = new Minutes(options);
        if (options.fit()) {
            new FitBands(options, minutes::shifts).print();
        } else {
            minutes.score();
        }
    }

    private void score() {
        List<Method> methods = new ArrayList<>();
        methods.add(new Ours(EstimatorProfiles.V2, options.limit()));
        methods.add(new Ours(EstimatorProfiles.V1, options.limit()));
        methods.addAll(Baselines.all(options.limit()));
        Map<String, Table> tables = new LinkedHashMap<>();
        for (World world : options.worlds()) {
            Table table = new Table(world.toString(), methods, options.limit());
            for (int seed = options.first(); seed < options.first() + options.seeds(); seed++) {
                table.add(shifts(world, seed));
            }
            tables.put(world.toString(), table);
            System.err.println(world + ": " + table.ours());
        }
        System.out.println(Table.print(List.copyOf(tables.values())));
    }

    private List<ReadShift> shifts(World world, int seed) {
        return IntStream.range(0, options.shifts())
                .parallel()
                .mapToObj(number -> log.read(SimulatedShift.draw(world, seed, number)))
                .toList();
    }
}
