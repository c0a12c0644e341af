package org.dutywatch.systemtests;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.dutywatch.local.LocalStack;
import org.dutywatch.local.StackOptions;
import org.dutywatch.local.machine.PortCheck;
import org.dutywatch.local.machine.Ports;
import org.dutywatch.local.machine.StackFailure;

/** The stack that all system tests share: started on first use, stopped when the JVM ends. */
final class SystemTestStack {
    /** With more, the ports would be those that the operating system gives to clients. */
    private static final int HIGHEST_OFFSET = 17_000;

    private static final int TRIES = 100;

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
                .withPortOffset(freeOffset())
                .withoutBuild()
                .withFreshState();
        var stack = LocalStack.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        return stack;
    }

    /** An offset with which all ports are free, so that other stacks may run on this machine. */
    private static int freeOffset() {
        return ThreadLocalRandom.current()
                .ints(TRIES, 1_000, HIGHEST_OFFSET)
                .filter(SystemTestStack::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free ports"));
    }

    private static boolean isFree(int offset) {
        var ports = new Ports(offset);
        try {
            PortCheck.requireFree(Map.of(
                    ports.ingest(), "ingest",
                    ports.compliance(), "compliance",
                    ports.notification(), "notification",
                    ports.keycloak(), "keycloak",
                    ports.kafka(), "kafka",
                    ports.kafkaController(), "kafka",
                    ports.kafkaAdmin(), "kafka",
                    ports.postgres(), "postgres",
                    ports.smtp(), "smtp",
                    ports.mailApi(), "mail"));
            return true;
        } catch (StackFailure e) {
            return false;
        }
    }
}
