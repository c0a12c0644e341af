package org.dutywatch.local.build;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
    private static final Instant NOON = Instant.parse("2026-11-16T12:00:00Z");

    @TempDir
    Path directory;

    private SourceTree sources;

    @BeforeEach
    void writeSources() throws IOException {
        written("pom.xml", NOON);
        written("src/main/deep/below/A.java", NOON);
        sources = new SourceTree(
                List.of(directory.resolve("pom.xml"), directory.resolve("src/main"), directory.resolve("not/there")));
    }

    @Test
    void shouldBeNewerThanAProductThatIsMissing() {
        assertTrue(sources.isNewerThan(directory.resolve("run.jar")));
    }

    @Test
    void shouldNotBeNewerThanAProductMadeLater() throws IOException {
        assertFalse(sources.isNewerThan(written("run.jar", NOON.plusSeconds(1))));
    }

    @Test
    void shouldBeNewerWhenOneFileDeepBelowHasChanged() throws IOException {
        Path product = written("run.jar", NOON.plusSeconds(1));
        written("src/main/deep/below/A.java", NOON.plusSeconds(2));

        assertTrue(sources.isNewerThan(product));
    }

    private Path written(String name, Instant time) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, name);
        return Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
