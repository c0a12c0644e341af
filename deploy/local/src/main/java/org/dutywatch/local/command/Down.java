package org.dutywatch.local.command;

import java.time.Duration;
import org.dutywatch.local.LocalStack;
import org.dutywatch.local.Options;
import org.dutywatch.local.component.Component;
import org.dutywatch.local.machine.OwnedProcess;

/**
 * The command {@code down}: stops every process of a state directory, including a launcher that still runs in a
 * terminal.
 */
final class Down {
    private final Options options;

    Down(Options options) {
        this.options = options;
    }

    void run() {
        LocalStack stack = LocalStack.of(options);
        OwnedProcess launcher = stack.workspace().process(Up.LAUNCHER);
        boolean anyAlive = launcher.isAlive() || stack.components().stream().anyMatch(Component::isAlive);
        launcher.stop(Duration.ofSeconds(90));
        stack.close();
        options.progress()
                .accept(
                        anyAlive
                                ? "Everything is stopped; the data stay in " + options.state() + "."
                                : "Nothing was running.");
    }
}
