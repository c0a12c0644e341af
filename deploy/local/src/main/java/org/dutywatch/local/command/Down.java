package org.dutywatch.local.command;

import java.time.Duration;
import org.dutywatch.local.LocalStack;
import org.dutywatch.local.StackOptions;
import org.dutywatch.local.component.StackComponent;
import org.dutywatch.local.machine.DetachedProcess;

/**
 * The command {@code down}: stops every process of a state directory, including a launcher that still runs in a
 * terminal.
 */
final class Down {
    private final StackOptions options;

    Down(StackOptions options) {
        this.options = options.withPortsOfState();
    }

    void run() {
        LocalStack stack = LocalStack.of(options);
        DetachedProcess launcher = stack.workspace().process(Up.LAUNCHER);
        boolean anyAlive = launcher.isAlive() || stack.components().stream().anyMatch(StackComponent::isAlive);
        launcher.stop(Duration.ofSeconds(90));
        stack.close();
        options.progress()
                .accept(
                        anyAlive
                                ? "Everything is stopped; the data are kept in " + options.state() + "."
                                : "Nothing was running.");
    }
}
