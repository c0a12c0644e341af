package org.dutywatch.systemtests;

import java.nio.file.Path;
import org.dutywatch.local.LocalStack;
import org.dutywatch.local.StackOptions;

/** The stack that all system tests share: started on first use, stopped when the JVM ends. */
final class SystemTestStack {
    private static final int PORT_OFFSET = 2000;

    private SystemTestStack() {}

    private static final class Started {
        private static final LocalStack STACK = start();
    }

    static LocalStack stack() {
        return Started.STACK;
    }

    static DepartmentClient department() {
        return new DepartmentClient(stack());
    }

    private static LocalStack start() {
        var options = StackOptions.here()
                .withState(Path.of("target/stack"))
                .withPortOffset(PORT_OFFSET)
                .withoutBuild()
                .withFreshState();
        var stack = LocalStack.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        return stack;
    }
}
