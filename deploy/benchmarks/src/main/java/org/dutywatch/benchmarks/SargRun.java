package org.dutywatch.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets SARG, a reporter of Squid logs, write its report of a log, with the settings that it has without a file. */
final class SargRun {
    private SargRun() {}

    /**
     * @param seconds from the start of the process to its end
     * @param cpuSeconds CPU time of SARG and the programs that it starts
     */
    record SargResult(double seconds, double cpuSeconds) {}

    /**
     * Returns what the report took; empty where SARG is not installed.
     *
     * @param directory an existing directory for the log and the report; both are left there
     * @throws IOException if SARG fails or writes no report
     */
    static Optional<SargResult> run(ReplayLog log, Path directory) throws IOException, InterruptedException {
        if (!isInstalled()) {
            return Optional.empty();
        }
        Path file = directory.resolve("access.log");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int part = 0; part < ReplayLog.PARTS; part++) {
                out.write(log.part(part).bytes());
            }
        }
        return Optional.of(report(file, directory));
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "sarg")));
    }

    private static SargResult report(Path log, Path directory) throws IOException, InterruptedException {
        Path settings = Files.createFile(directory.resolve("sarg.conf"));
        Path report = Files.createDirectory(directory.resolve("report"));
        Path work = Files.createDirectory(directory.resolve("work"));
        Path output = directory.resolve("output");
        // The shell measures the CPU time, because Java does not know that of a process that has ended.
        Process sarg = new ProcessBuilder(
                        "bash",
                        "-c",
                        "export LC_ALL=C; TIMEFORMAT='%R %U %S'\n"
                                + "time sarg -f \"$1\" -l \"$2\" -o \"$3\" -w \"$4\" >\"$5\" 2>&1",
                        "sarg",
                        settings.toString(),
                        log.toString(),
                        report.toString(),
                        work.toString(),
                        output.toString())
                .start();
        String times = new String(sarg.getErrorStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (sarg.waitFor() != 0 || !Files.exists(report.resolve("index.html"))) {
            throw new IOException("sarg has written no report: " + Files.readString(output));
        }
        String[] seconds = times.strip().split(" ", -1);
        return new SargResult(
                Double.parseDouble(seconds[0]), Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]));
    }
}
