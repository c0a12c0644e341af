package org.dutywatch.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.dutywatch.local.machine.DetachedProcess;
import org.jspecify.annotations.Nullable;

/**
 * The directories of one stack.
 *
 * @param root the project
 * @param state data, logs, process ids and passwords of this stack
 * @param cache unpacked servers, shared by all stacks of this user
 */
public record Workspace(Path root, Path state, Path cache) {
    public Path data(String component) {
        return state.resolve("data").resolve(component);
    }

    public Path logs() {
        return state.resolve("logs");
    }

    public DetachedProcess process(String name) {
        return new DetachedProcess(name, logs(), state.resolve("pids"));
    }

    public void create() {
        try {
            Files.createDirectories(state.resolve("data"));
            Files.createDirectories(logs());
            Files.createDirectories(cache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the state of this stack; the cache is kept. */
    public void wipe() {
        delete(state);
    }

    /** Deletes a directory with everything in it; does nothing if it does not exist. */
    public static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try {
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                        throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + tree, e);
        }
    }
}
