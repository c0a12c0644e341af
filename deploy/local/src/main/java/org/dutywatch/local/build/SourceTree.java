package org.dutywatch.local.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/** The source files and directories of a packaged service. */
record SourceTree(List<Path> sources) {
    /** Returns whether the product is missing or older than any source. */
    boolean isNewerThan(Path product) {
        if (!Files.exists(product)) {
            return true;
        }
        FileTime productTime = modified(product);
        return sources.stream().filter(Files::exists).anyMatch(source -> anyNewer(source, productTime));
    }

    private static boolean anyNewer(Path tree, FileTime productTime) {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(Files::isRegularFile)
                    .anyMatch(file -> modified(file).compareTo(productTime) > 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
