package org.dutywatch.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.simulator.reading.ObservedShift;
import org.dutywatch.simulator.reading.ReadLog;
import org.dutywatch.simulator.score.Baselines;
import org.dutywatch.simulator.score.DutywatchMethod;
import org.dutywatch.simulator.score.MinutesMethod;
import org.dutywatch.simulator.score.ScoreTable;
import org.dutywatch.simulator.world.SimulatedShift;
import org.dutywatch.simulator.world.World;

/**
 * {@code deploy/simulator/run}: compares the minutes of the estimator, and of the methods of log reporters, with
 * the known truth of simulated shifts. With {@code --fit} it fits the bands of the newest estimator profile instead.
 */
public final class ScoreMinutes {
    private final ScoreOptions options;
    private final ReadLog log = new ReadLog();

    private ScoreMinutes(ScoreOptions options) {
        this.options = options;
    }

    public static void main(String[] args) {
        ScoreOptions options;
        try {
            options = ScoreOptions.parse(args);
        } catch (IllegalArgumentException wrong) {
            System.err.println("minutes: " + wrong.getMessage() + "\n\n" + ScoreOptions.USAGE);
            System.exit(2);
            return;
        }
        ScoreMinutes minutes = new ScoreMinutes(options);
        if (options.fit()) {
            new FitBands(options, minutes::shifts).print();
        } else {
            minutes.score();
        }
    }

    private void score() {
        List<MinutesMethod> methods = new ArrayList<>();
        methods.add(new DutywatchMethod(EstimatorProfiles.V2, options.limit()));
        methods.addAll(Baselines.all(options.limit()));
        Map<String, ScoreTable> tables = new LinkedHashMap<>();
        for (World world : options.worlds()) {
            ScoreTable table = new ScoreTable(world.toString(), methods, options.limit());
            for (int seed = options.firstSeed(); seed < options.firstSeed() + options.seeds(); seed++) {
                table.add(shifts(world, seed));
            }
            tables.put(world.toString(), table);
            System.err.println(world + ": " + table.firstScore());
        }
        System.out.println(ScoreTable.print(List.copyOf(tables.values())));
    }

    private List<ObservedShift> shifts(World world, int seed) {
        return IntStream.range(0, options.shifts())
                .parallel()
                .mapToObj(number -> log.read(SimulatedShift.draw(world, seed, number)))
                .toList();
    }
}
