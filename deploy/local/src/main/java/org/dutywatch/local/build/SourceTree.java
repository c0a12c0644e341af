package org.dutywatch.local.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/** What a packaged service was made of. */
record SourceTree(List<Path> sources) {
    /** Whether the product is missing or older than any source. */
    boolean isNewerThan(Path product) {
        if (!Files.exists(product)) {
            return true;
        }
        FileTime made = modified(product);
        return sources.stream().filter(Files::exists).anyMatch(source -> anyNewer(source, made));
    }

    private static boolean anyNewer(Path tree, FileTime made) {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(Files::isRegularFile)
                    .anyMatch(file -> modified(file).compareTo(made) > 0);
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
