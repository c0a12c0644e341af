package org.dutywatch.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.dutywatch.local.build.ServiceBuild;
import org.dutywatch.local.component.DutywatchService;
import org.dutywatch.local.component.StackComponent;
import org.dutywatch.local.home.PortFile;
import org.dutywatch.local.machine.PortCheck;
import org.dutywatch.local.machine.ResourceCheck;
import org.dutywatch.local.machine.StackFailure;

/**
 * Starts a stack. All components start in parallel; the services wait only for the build, the database and the broker.
 * They do not wait for Keycloak, so that log lines can be received before anybody can log in.
 */
final class StackStart {
    private final LocalStack stack;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "start");
        thread.setDaemon(true);
        return thread;
    });

    StackStart(LocalStack stack) {
        this.stack = stack;
    }

    void run() {
        try (var progress = new Progress(stack.options().progress())) {
            startAll(progress);
        } catch (CompletionException e) {
            RuntimeException failure = e.getCause() instanceof StackFailure known ? known : e;
            stopAfter(failure);
            throw failure;
        } finally {
            threads.shutdownNow();
        }
    }

    /** A failure while stopping must not hide the failure that caused the stop. */
    private void stopAfter(RuntimeException failure) {
        threads.shutdownNow();
        try {
            stack.close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    void prepare() {
        StackOptions options = stack.options();
        if (options.fresh()) {
            LocalStack.of(options.withPortsOfState()).close();
            stack.workspace().wipe();
        }
        stack.workspace().create();
        requirePortsOfRunning(options);
        Map<Integer, String> wanted = new LinkedHashMap<>();
        stack.components().stream()
                .filter(component -> !component.isAlive())
                .forEach(component -> wanted.putAll(component.ports()));
        PortCheck.requireFree(wanted);
        if (!wanted.isEmpty()) {
            ResourceCheck.require(options.state());
        }
        new PortFile(options.state()).write(options.ports());
    }

    /** A component that already runs is kept, so the others must have the same offset. */
    private void requirePortsOfRunning(StackOptions options) {
        int running = options.withPortsOfState().ports().offset();
        if (running != options.ports().offset() && stack.components().stream().anyMatch(StackComponent::isAlive)) {
            throw new StackFailure("This stack runs with DUTYWATCH_PORT_OFFSET=" + running
                    + ": set it, or stop the stack" + " first with " + options.command("down") + ".");
        }
    }

    private void startAll(Progress progress) {
        CompletableFuture<?> database = startAsync(progress, stack.database());
        CompletableFuture<?> kafka = startAsync(progress, stack.kafka());
        CompletableFuture<?> built = runAsync(() -> build(progress));
        CompletableFuture<?> needed = CompletableFuture.allOf(database, kafka, built);
        List<CompletableFuture<?>> services = stack.services().stream()
                .<CompletableFuture<?>>map(service -> needed.thenRunAsync(() -> start(progress, service), threads))
                .toList();
        // Nothing waits for Keycloak and the mail server, so they may start last.
        CompletableFuture<?> keycloak = startAsync(progress, stack.keycloak());
        CompletableFuture<?> mail = startAsync(progress, stack.mail());
        CompletableFuture<?> servicesStarted = CompletableFuture.allOf(services.toArray(CompletableFuture[]::new));
        firstFailureOrAll(database, kafka, built, servicesStarted, keycloak, mail);
    }

    private void build(Progress progress) {
        if (!stack.options().build()) {
            return;
        }
        ServiceBuild build = stack.build();
        List<String> stale = build.stale(DutywatchService.NAMES);
        if (!stale.isEmpty()) {
            progress.step(
                    "built " + stale.size() + " services", build::currentStep, () -> build.packageServices(stale));
        }
    }

    private CompletableFuture<?> startAsync(Progress progress, StackComponent component) {
        return runAsync(() -> start(progress, component));
    }

    private static void start(Progress progress, StackComponent component) {
        Supplier<String> noDetails = () -> "";
        progress.step(component.title(), noDetails, component::start);
    }

    private CompletableFuture<?> runAsync(Runnable work) {
        return CompletableFuture.runAsync(work, threads);
    }

    /**
     * Waits until all parts are done.
     *
     * @throws CompletionException as soon as one part has failed
     */
    static void firstFailureOrAll(CompletableFuture<?>... parts) {
        var failed = new CompletableFuture<Void>();
        for (CompletableFuture<?> part : parts) {
            part.whenComplete((done, failure) -> {
                if (failure != null) {
                    failed.completeExceptionally(failure);
                }
            });
        }
        CompletableFuture.anyOf(CompletableFuture.allOf(parts), failed).join();
    }
}
