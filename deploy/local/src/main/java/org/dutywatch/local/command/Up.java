package org.dutywatch.local.command;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dutywatch.local.LocalStack;
import org.dutywatch.local.StackOptions;
import org.dutywatch.local.demo.Demo;
import org.dutywatch.local.demo.WhereToLook;
import org.dutywatch.local.machine.DetachedProcess;
import org.dutywatch.local.machine.StackFailure;

/** The command {@code up}: starts the stack, runs the demo if asked, and runs until Ctrl-C unless detached. */
final class Up {
    static final String LAUNCHER = "launcher";
    private static final int WATCH_SECONDS = 1;

    private final StackOptions options;
    private final boolean demo;
    private final boolean detach;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Up(StackOptions options, List<String> arguments) {
        this.options = arguments.contains("--fresh") ? options.withFreshState() : options;
        this.demo = arguments.contains("--demo");
        this.detach = arguments.contains("--detach");
    }

    void run() {
        LocalStack stack = LocalStack.of(options);
        DetachedProcess launcher = stack.workspace().process(LAUNCHER);
        if (launcher.isAlive()) {
            throw new StackFailure(
                    "deploy/local/up already runs for " + options.state() + ": stop it with " + options.command("down")
                            + ", or set another DUTYWATCH_STATE and DUTYWATCH_PORT_OFFSET for this one.");
        }
        var stopping = new Thread(() -> stop(stack));
        Runtime.getRuntime().addShutdownHook(stopping);
        stack.prepare();
        launcher.writePidFile(ProcessHandle.current());
        stack.launch();
        if (demo) {
            new Demo(stack, options.progress(), Long.getLong("dutywatch.began", System.currentTimeMillis())).run();
        } else {
            options.progress().accept(new WhereToLook(stack).toString());
        }
        if (detach) {
            Runtime.getRuntime().removeShutdownHook(stopping);
            launcher.deletePidFile();
            options.progress().accept("\n" + options.command("down") + " stops everything.");
        } else {
            options.progress().accept("\nCtrl-C stops everything.");
            watch(stack);
        }
    }

    /**
     * Waits until a component ends. Ctrl-C ends the JVM, whose shutdown hook stops the stack.
     *
     * @throws StackFailure when a component has ended
     */
    private void watch(LocalStack stack) {
        try {
            while (!stopped.await(WATCH_SECONDS, TimeUnit.SECONDS)) {
                stack.firstNotRunning().ifPresent(component -> {
                    throw new StackFailure(component.title()
                            + " ended unexpectedly; everything else is stopped. Its log: " + component.log());
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(LocalStack stack) {
        stopped.countDown();
        options.progress().accept("\nStopping everything ...");
        stack.close();
        stack.workspace().process(LAUNCHER).deletePidFile();
        options.progress().accept("Stopped; the data are kept in " + options.state() + ".");
    }
}
