package org.dutywatch.local.command;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dutywatch.local.LocalStack;
import org.dutywatch.local.Options;
import org.dutywatch.local.demo.Demo;
import org.dutywatch.local.demo.WhereToLook;
import org.dutywatch.local.machine.OwnedProcess;
import org.dutywatch.local.machine.StackFailure;

/** The command {@code up}: starts the stack, runs the demo if asked, and runs until Ctrl-C unless detached. */
final class Up {
    static final String LAUNCHER = "launcher";
    private static final Set<String> FLAGS = Set.of("--demo", "--detach", "--fresh");
    private static final int WATCH_SECONDS = 1;

    private final Options options;
    private final boolean demo;
    private final boolean detach;
    private final CountDownLatch end = new CountDownLatch(1);

    Up(Options options, List<String> arguments) {
        var flags = new HashSet<>(arguments);
        if (!FLAGS.containsAll(flags)) {
            throw Launcher.usage();
        }
        this.options = flags.contains("--fresh") ? options.wipedFirst() : options;
        this.demo = flags.contains("--demo");
        this.detach = flags.contains("--detach");
    }

    void run() {
        LocalStack stack = LocalStack.of(options);
        OwnedProcess launcher = stack.workspace().process(LAUNCHER);
        if (launcher.isAlive()) {
            throw new StackFailure(
                    "deploy/local/up runs already for " + options.state()
                            + ": stop it with deploy/local/down, or give this one its own DUTYWATCH_STATE and DUTYWATCH_PORT_OFFSET.");
        }
        var stopping = new Thread(() -> stop(stack));
        Runtime.getRuntime().addShutdownHook(stopping);
        stack.prepare();
        launcher.writeDown(ProcessHandle.current());
        stack.launch();
        if (demo) {
            new Demo(stack, options.progress(), Long.getLong("dutywatch.began", System.currentTimeMillis())).run();
        } else {
            options.progress().accept(new WhereToLook(stack).toString());
        }
        if (detach) {
            Runtime.getRuntime().removeShutdownHook(stopping);
            launcher.forget();
        } else {
            options.progress().accept("\nCtrl-C stops everything.");
            watch(stack);
        }
    }

    /**
     * Waits until a component dies. Ctrl-C ends the JVM, whose shutdown hook stops the stack.
     *
     * @throws StackFailure when a component has died
     */
    private void watch(LocalStack stack) {
        try {
            while (!end.await(WATCH_SECONDS, TimeUnit.SECONDS)) {
                stack.dead().ifPresent(component -> {
                    throw new StackFailure(
                            component.title() + " died; everything else is being stopped. Its log: " + component.log());
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(LocalStack stack) {
        end.countDown();
        options.progress().accept("\nStopping everything ...");
        stack.close();
        stack.workspace().process(LAUNCHER).forget();
        options.progress().accept("Stopped; the data stay in " + options.state() + ".");
    }
}
