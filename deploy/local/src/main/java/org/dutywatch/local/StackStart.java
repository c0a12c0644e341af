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
import org.dutywatch.local.component.Component;
import org.dutywatch.local.component.DutywatchService;
import org.dutywatch.local.machine.PortCheck;
import org.dutywatch.local.machine.Room;
import org.dutywatch.local.machine.StackFailure;

/**
 * One start of a stack. Everything starts at once; a service waits for its build, the database and the broker, and for
 * nothing else: lines can flow before anybody can log in.
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
            RuntimeException failure = e.getCause() instanceof StackFailure told ? told : e;
            stopAfter(failure);
            throw failure;
        } finally {
            threads.shutdownNow();
        }
    }

    /** What goes wrong while stopping must not hide why it is stopped. */
    private void stopAfter(RuntimeException failure) {
        threads.shutdownNow();
        try {
            stack.close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    void prepare() {
        if (stack.options().fresh()) {
            stack.close();
            stack.workspace().wipe();
        }
        stack.workspace().create();
        Map<Integer, String> wanted = new LinkedHashMap<>();
        stack.components().stream()
                .filter(component -> !component.isAlive())
                .forEach(component -> wanted.putAll(component.ports()));
        PortCheck.requireFree(wanted);
        if (!wanted.isEmpty()) {
            Room.require(stack.options().state());
        }
    }

    private void startAll(Progress progress) {
        CompletableFuture<?> database = starting(progress, stack.database());
        CompletableFuture<?> kafka = starting(progress, stack.kafka());
        CompletableFuture<?> built = async(() -> build(progress));
        CompletableFuture<?> ground = CompletableFuture.allOf(database, kafka, built);
        List<CompletableFuture<?>> services = stack.services().stream()
                .<CompletableFuture<?>>map(service -> ground.thenRunAsync(() -> start(progress, service), threads))
                .toList();
        // Keycloak and the mail server come last in this list only because nobody waits for them.
        CompletableFuture<?> keycloak = starting(progress, stack.keycloak());
        CompletableFuture<?> mail = starting(progress, stack.mail());
        CompletableFuture<?> serving = CompletableFuture.allOf(services.toArray(CompletableFuture[]::new));
        firstFailureOrAll(database, kafka, built, serving, keycloak, mail);
    }

    private void build(Progress progress) {
        if (!stack.options().build()) {
            return;
        }
        ServiceBuild build = stack.build();
        List<String> stale = build.stale(DutywatchService.NAMES);
        if (!stale.isEmpty()) {
            progress.step("built " + stale.size() + " services", build::doing, () -> build.packageServices(stale));
        }
    }

    private CompletableFuture<?> starting(Progress progress, Component component) {
        return async(() -> start(progress, component));
    }

    private static void start(Progress progress, Component component) {
        Supplier<String> noDetails = () -> "";
        progress.step(component.title(), noDetails, component::start);
    }

    private CompletableFuture<?> async(Runnable work) {
        return CompletableFuture.runAsync(work, threads);
    }

    /** Returns when all are done, or throws as soon as one has failed. */
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
