package org.dutywatch.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Creates a directory with its content: either all of it, or none. */
public final class CompleteDirectory {
    private CompleteDirectory() {}

    /**
     * Returns the directory; creates it with the filler if it does not exist. A lock file makes it safe to call from
     * several processes. The filler works in a temporary directory beside it, which is renamed when it is complete.
     */
    public static Path createOnce(Path directory, Consumer<Path> filler) {
        if (Files.exists(directory)) {
            return directory;
        }
        Path name = directory.getFileName();
        try (var channel = FileChannel.open(
                        directory.resolveSibling(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(directory)) {
                Path partial = directory.resolveSibling(name + ".half");
                Workspace.delete(partial);
                Files.createDirectories(partial);
                filler.accept(partial);
                Files.move(partial, directory, StandardCopyOption.ATOMIC_MOVE);
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + directory, e);
        }
    }
}
