package org.dutywatch.local.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads figures from Linux's /proc. */
public final class ProcFile {
    private ProcFile() {}

    /** Returns the memory available without swapping in KiB; {@code Long.MAX_VALUE} if the system does not say. */
    public static long availableKibibytes() {
        return figure(Path.of("/proc/meminfo"), "MemAvailable:", Long.MAX_VALUE);
    }

    /** Returns the resident memory of a process in KiB, with its share of each shared page; 0 when it has ended. */
    static long proportionalKibibytes(long pid) {
        Path directory = Path.of("/proc", Long.toString(pid));
        long proportional = figure(directory.resolve("smaps_rollup"), "Pss:", -1);
        return proportional >= 0 ? proportional : figure(directory.resolve("status"), "VmRSS:", 0);
    }

    private static long figure(Path file, String label, long fallback) {
        try {
            return parse(Files.readAllLines(file), label, fallback);
        } catch (IOException e) {
            return fallback;
        }
    }

    static long parse(List<String> lines, String label, long fallback) {
        for (String line : lines) {
            if (line.startsWith(label)) {
                return Long.parseLong(
                        line.substring(label.length()).replace("kB", "").strip());
            }
        }
        return fallback;
    }
}
