package org.dutywatch.local.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Figures that Linux shows under /proc. */
public final class ProcFile {
    private ProcFile() {}

    /** Memory that could be had without swapping, in KiB; unlimited where the system does not say. */
    public static long availableKibibytes() {
        return figure(Path.of("/proc/meminfo"), "MemAvailable:", Long.MAX_VALUE);
    }

    /** Resident memory of a process in KiB, each shared page divided among its users; 0 when it is gone. */
    static long proportionalKibibytes(long pid) {
        Path directory = Path.of("/proc", Long.toString(pid));
        long proportional = figure(directory.resolve("smaps_rollup"), "Pss:", -1);
        return proportional >= 0 ? proportional : figure(directory.resolve("status"), "VmRSS:", 0);
    }

    private static long figure(Path file, String label, long otherwise) {
        try {
            return parse(Files.readAllLines(file), label, otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }

    static long parse(List<String> lines, String label, long otherwise) {
        for (String line : lines) {
            if (line.startsWith(label)) {
                return Long.parseLong(
                        line.substring(label.length()).replace("kB", "").strip());
            }
        }
        return otherwise;
    }
}
