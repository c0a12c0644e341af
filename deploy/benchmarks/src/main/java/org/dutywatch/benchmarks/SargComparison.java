package org.dutywatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Sends two logs, one mostly and one little about monitored sites, and compares the rate with that of SARG, which reads
 * the same lines. SARG only adds up lines; our rate is that from HTTP to stored minutes.
 */
final class SargComparison {
    private static final int PEOPLE = 300;
    private static final double MUCH = 0.8;
    private static final double MUCH_TARGET = 1;
    private static final double LITTLE = 0.1;
    private static final double LITTLE_TARGET = 3;

    /** Also in a quick run, because most of SARG's time for a short log is a fixed amount for each user. */
    private static final int LINES = 1_400_000;

    private static final int WARM_UP_LINES = 200_000;

    /** Processes with a row of their own; the others have one together. */
    private static final List<String> SERVICES = List.of("access-ingest-service", "compliance-service");

    private final BenchmarkStack stack;
    private final StackClient rest;
    private final List<BenchmarkRow> rows = new ArrayList<>();

    SargComparison(BenchmarkStack stack, StackClient rest) {
        this.stack = stack;
        this.rest = rest;
    }

    /**
     * Measures after a log that is not measured, because services run for long and a program that has just started is
     * slower.
     */
    List<BenchmarkRow> run() throws IOException, InterruptedException, ExecutionException {
        new Replay(stack, rest, log("U", WARM_UP_LINES, MUCH)).run();
        compare("V", MUCH, MUCH_TARGET);
        compare("W", LITTLE, LITTLE_TARGET);
        return List.copyOf(rows);
    }

    private void compare(String prefix, double share, double target)
            throws IOException, InterruptedException, ExecutionException {
        ReplayLog log = log(prefix, LINES, share);
        CpuSeconds before = CpuSeconds.of(stack.state());
        Replay.ReplayResult replay = new Replay(stack, rest, log).run();
        CpuSeconds used = CpuSeconds.of(stack.state()).since(before);
        Path directory = Files.createTempDirectory(stack.state(), "sarg");
        Optional<SargRun.SargResult> sarg = SargRun.run(log, directory);

        String name = "%.0f %% monitored, ".formatted(100 * share);
        double rate = replay.lines() / replay.evaluated();
        add(name + "accesses of monitored sites", BenchmarkRow.number(replay.observations()));
        add(name + "ingest read, lines a second", BenchmarkRow.number(replay.lines() / replay.read()));
        add(name + "HTTP to minutes, lines a second", BenchmarkRow.number(rate));
        SERVICES.forEach(service -> addCpu(name + service, used.byProcess().getOrDefault(service, 0.0)));
        addCpu(name + "all other processes of the stack", others(used));
        if (sarg.isEmpty()) {
            add(name + "SARG", "not installed");
            return;
        }
        double times = rate * sarg.get().seconds() / replay.lines();
        add(
                name + "SARG, lines a second",
                BenchmarkRow.number(replay.lines() / sarg.get().seconds()));
        addCpu(name + "SARG", sarg.get().cpuSeconds());
        add(
                name + "CPU seconds of the stack, times those of SARG",
                BenchmarkRow.ratio(used.total() / sarg.get().cpuSeconds()));
        rows.add(BenchmarkRow.higherIsBetterWithDecimals(
                name + "HTTP to minutes, times the rate of SARG", times, target));
    }

    private static ReplayLog log(String prefix, int lines, double share) {
        return new ReplayLog(new BenchmarkDepartment(prefix, PEOPLE), BenchmarkDay.ago(20), lines, share);
    }

    private static double others(CpuSeconds used) {
        return used.total()
                - used.byProcess().entrySet().stream()
                        .filter(process -> SERVICES.contains(process.getKey()))
                        .mapToDouble(Map.Entry::getValue)
                        .sum();
    }

    private void addCpu(String what, double seconds) {
        add(what + ", CPU seconds", "%.1f".formatted(seconds));
    }

    private void add(String what, String value) {
        rows.add(BenchmarkRow.withoutTarget(what, value));
    }
}
