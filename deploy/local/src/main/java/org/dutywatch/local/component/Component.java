package org.dutywatch.local.component;

import java.nio.file.Path;
import java.util.Map;
import org.dutywatch.local.machine.OwnedProcess;

/** A part of the stack: a server in a process of its own. */
public interface Component {
    /** What people call it, such as {@code Kafka}. */
    String title();

    /** The process that serves it. */
    OwnedProcess process();

    /** The ports it listens on, with what each is for. */
    Map<Integer, String> ports();

    /** Starts it and returns once it serves; does nothing but wait when it runs already. */
    void start();

    /** Stops it in order and returns once its process has ended; does nothing when it does not run. */
    void stop();

    /** Ends it as a power cut would. */
    default void kill() {
        process().kill();
    }

    default boolean isAlive() {
        return process().isAlive();
    }

    default Path log() {
        return process().log();
    }
}
