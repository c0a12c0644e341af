package org.dutywatch.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dutywatch.local.machine.Ports;
import org.dutywatch.local.machine.StackFailure;

/** The port offset of the stack that was started last in a state directory, so that other commands find its ports. */
public final class PortFile {
    private final Path file;

    public PortFile(Path state) {
        this.file = state.resolve("port-offset");
    }

    public void write(Ports ports) {
        try {
            Files.writeString(file, ports.offset() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the ports; empty if no stack was started in this state directory.
     *
     * @throws StackFailure if the file has no valid offset
     */
    public Optional<Ports> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(Ports.parse(Files.readString(file), file.toString()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
