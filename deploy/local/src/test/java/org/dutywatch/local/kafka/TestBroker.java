package org.dutywatch.local.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dutywatch.local.StackOptions;
import org.dutywatch.local.home.Artifacts;
import org.dutywatch.local.home.Passwords;
import org.dutywatch.local.home.Workspace;
import org.dutywatch.local.machine.Ports;

/**
 * A real broker, set up as the local stack sets it up: started on first use, stopped when the JVM ends.
 *
 * @param workspace its directories
 */
record TestBroker(Workspace workspace, Passwords passwords, Ports ports, KafkaBroker kafka) {
    private static final class Started {
        private static final TestBroker BROKER = start();
    }

    static TestBroker get() {
        return Started.BROKER;
    }

    private static TestBroker start() {
        Path root = StackOptions.here().root();
        Path state = emptyDirectory();
        var workspace = new Workspace(root, state, state);
        workspace.create();
        var passwords = new Passwords(workspace);
        Ports ports = FreePorts.find();
        var kafka = new KafkaBroker(workspace, Artifacts.of(root), passwords, ports);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            kafka.stop();
            workspace.wipe();
        }));
        kafka.start();
        return new TestBroker(workspace, passwords, ports, kafka);
    }

    private static Path emptyDirectory() {
        try {
            return Files.createTempDirectory("dutywatch-kafka");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
