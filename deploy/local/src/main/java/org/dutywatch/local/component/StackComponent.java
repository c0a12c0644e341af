package org.dutywatch.local.component;

import java.nio.file.Path;
import java.util.Map;
import org.dutywatch.local.machine.DetachedProcess;

/** A component of the stack: a server in a process of its own. */
public interface StackComponent {
    /** The name to show, such as {@code Kafka}. */
    String title();

    /** The process of the server. */
    DetachedProcess process();

    /** The ports it listens on, each with its purpose. */
    Map<Integer, String> ports();

    /**
     * Starts it and returns when it is ready. When it already runs, only waits until it is ready.
     *
     * @throws StackFailure if it ends or does not become ready in time
     */
    void start();

    /** Stops it gracefully and returns when its process has ended; does nothing when it does not run. */
    void stop();

    /** Kills it without a graceful stop, as a power cut would. */
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
