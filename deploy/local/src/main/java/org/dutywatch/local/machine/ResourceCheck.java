package org.dutywatch.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Checks that disk and memory suffice for the stack; without it, a shortage would show later and less clearly. */
public final class ResourceCheck {
    static final double DISK_GIGABYTES = 2;
    static final double MEMORY_GIGABYTES = 3;
    private static final double KIBIBYTES_PER_GIGABYTE = 1024.0 * 1024.0;

    private ResourceCheck() {}

    /**
     * Checks the disk of the directory, and the available memory.
     *
     * @throws StackFailure when one of them is too small
     */
    public static void require(Path directory) {
        try {
            Files.createDirectories(directory);
            double disk = Files.getFileStore(directory).getUsableSpace() / 1024.0 / KIBIBYTES_PER_GIGABYTE;
            requireAtLeast(DISK_GIGABYTES, disk, "free disk under " + directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        requireAtLeast(MEMORY_GIGABYTES, ProcFile.availableKibibytes() / KIBIBYTES_PER_GIGABYTE, "available memory");
    }

    static void requireAtLeast(double needed, double present, String what) {
        if (present < needed) {
            throw new StackFailure(String.format(
                    Locale.ROOT, "The stack needs %.0f GB of %s; there are %.1f GB.", needed, what, present));
        }
    }
}
