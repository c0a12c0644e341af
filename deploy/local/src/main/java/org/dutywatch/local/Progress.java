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

/** Tells each step with its time, and every few seconds what is still awaited. */
final class Progress implements AutoCloseable {
    private static final int HEARTBEAT_SECONDS = 5;

    private final Consumer<String> lines;
    private final long began = System.nanoTime();
    private final Map<String, Supplier<String>> underWay = new LinkedHashMap<>();
    private final ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    Progress(Consumer<String> lines) {
        this.lines = lines;
        var unused = heartbeat.scheduleAtFixedRate(
                this::tellWaiting, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    void say(String sentence) {
        lines.accept(stamp() + sentence);
    }

    /** Runs a step and tells how long it took. */
    void step(String what, Supplier<String> details, Runnable work) {
        long start = System.nanoTime();
        synchronized (underWay) {
            underWay.put(what, details);
        }
        try {
            work.run();
            say(String.format(Locale.ROOT, "%-34s %5.1f s", what, seconds(start)));
        } finally {
            synchronized (underWay) {
                underWay.remove(what);
            }
        }
    }

    @Override
    public void close() {
        heartbeat.shutdownNow();
    }

    private void tellWaiting() {
        String waiting;
        synchronized (underWay) {
            waiting = underWay.entrySet().stream()
                    .map(step -> {
                        String details = step.getValue().get();
                        return step.getKey() + (details.isEmpty() ? "" : ": " + details);
                    })
                    .collect(Collectors.joining("; "));
        }
        if (!waiting.isEmpty()) {
            say("  ... " + waiting);
        }
    }

    private String stamp() {
        return String.format(Locale.ROOT, "%6.1f s  ", seconds(began));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
