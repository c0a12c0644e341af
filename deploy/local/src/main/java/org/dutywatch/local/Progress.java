package org.dutywatch.local;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reports each step with its duration, and every few seconds the steps that are still running. */
final class Progress implements AutoCloseable {
    private static final int HEARTBEAT_SECONDS = 5;

    private final Consumer<String> output;
    private final long startNanos = System.nanoTime();
    private final Map<String, Supplier<String>> running = new LinkedHashMap<>();
    private final ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    Progress(Consumer<String> output) {
        this.output = output;
        var unused = heartbeat.scheduleAtFixedRate(
                this::reportRunning, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    void report(String sentence) {
        output.accept(stamp() + sentence);
    }

    /**
     * Runs a step and reports how long it took.
     *
     * @param what the name of the step
     * @param details what the step is doing now, shown while it runs; may be empty
     */
    void step(String what, Supplier<String> details, Runnable work) {
        long start = System.nanoTime();
        synchronized (running) {
            running.put(what, details);
        }
        try {
            work.run();
            report(String.format(Locale.ROOT, "%-34s %5.1f s", what, seconds(start)));
        } finally {
            synchronized (running) {
                running.remove(what);
            }
        }
    }

    @Override
    public void close() {
        heartbeat.shutdownNow();
    }

    private void reportRunning() {
        String text;
        synchronized (running) {
            text = running.entrySet().stream()
                    .map(step -> {
                        String details = step.getValue().get();
                        return step.getKey() + (details.isEmpty() ? "" : ": " + details);
                    })
                    .collect(Collectors.joining("; "));
        }
        if (!text.isEmpty()) {
            report("  ... " + text);
        }
    }

    private String stamp() {
        return String.format(Locale.ROOT, "%6.1f s  ", seconds(startNanos));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
