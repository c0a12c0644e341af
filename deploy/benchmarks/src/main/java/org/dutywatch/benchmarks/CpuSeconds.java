package org.dutywatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CPU time that the processes of a stack have used since they started, with their children that still run, in seconds
 * by name of the process. Unlike the time of day it does not depend on what else runs on the machine.
 */
record CpuSeconds(Map<String, Double> byProcess) {
    private static final String PID_FILE = ".pid";

    /** @param state directory of the stack's data, logs and process ids */
    static CpuSeconds of(Path state) throws IOException {
        Map<String, Double> seconds = new TreeMap<>();
        try (Stream<Path> files = Files.list(state.resolve("pids"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(PID_FILE)).toList()) {
                String name = file.getFileName().toString();
                long pid = Long.parseLong(Files.readString(file).strip().split(" ", -1)[0]);
                seconds.put(name.substring(0, name.length() - PID_FILE.length()), secondsOf(pid));
            }
        }
        return new CpuSeconds(seconds);
    }

    /** What each process has used since {@code earlier}. */
    CpuSeconds since(CpuSeconds earlier) {
        return new CpuSeconds(byProcess.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        now -> now.getValue() - earlier.byProcess.getOrDefault(now.getKey(), 0.0),
                        Double::sum,
                        TreeMap::new)));
    }

    double total() {
        return byProcess.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double secondsOf(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToDouble(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0)
                .sum();
    }
}
