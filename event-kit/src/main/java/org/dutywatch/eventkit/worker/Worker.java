package org.dutywatch.eventkit.worker;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.dutywatch.eventkit.kafka.Failures;
import org.jboss.logging.Logger;

/**
 * Runs a task again and again until the service stops: at once while there is more work, otherwise after the poll
 * interval or when {@link #wake()} is called. After a failure it pauses, longer with each failure in a row, at most
 * 15 s.
 */
public final class Worker {
    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    /** The work of one run, in transactions of its own. */
    @FunctionalInterface
    public interface Task {
        /** @return true if there may be more work, which is then done at once */
        boolean run() throws Exception;
    }

    private final WorkerSettings settings;
    private final Task task;
    private final List<Thread> threads;
    private final AtomicLong lastSuccess = new AtomicLong(System.nanoTime());
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long wakeUps;
    private boolean running = true;

    Worker(WorkerSettings settings, Task task) {
        this.settings = settings;
        this.task = task;
        threads = IntStream.rangeClosed(1, settings.threads())
                .mapToObj(number -> new Thread(this::runUntilStopped, settings.name() + "-" + number))
                .toList();
    }

    void start() {
        threads.forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Ends the pause of every thread; a run that is under way is followed by another one. */
    public void wake() {
        change(() -> wakeUps++);
    }

    /** Stops the worker. A run that is under way may take 5 s more and is then interrupted. */
    public void stop() {
        change(() -> running = false);
        long deadline = System.nanoTime() + LONGEST_STOP.toNanos();
        try {
            for (var thread : threads) {
                TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.forEach(Thread::interrupt);
    }

    String name() {
        return settings.name();
    }

    /** How long ago the last successful run ended; if none has, how long ago the worker was created. */
    Duration sinceLastSuccess() {
        return Duration.ofNanos(System.nanoTime() - lastSuccess.get());
    }

    boolean isStalled() {
        return sinceLastSuccess().compareTo(settings.stalledAfter()) > 0;
    }

    private void runUntilStopped() {
        int failures = 0;
        // Read before the run: a wake-up that comes during the run ends the pause after it.
        for (long seen = wakeUpsSeen(); seen >= 0; seen = wakeUpsSeen()) {
            try {
                boolean more = task.run();
                lastSuccess.set(System.nanoTime());
                failures = 0;
                if (!more) {
                    pause(settings.pollInterval(), seen);
                }
            } catch (Throwable e) {
                LOG.warnf("worker %s pauses after a failure: %s", settings.name(), Failures.describe(e));
                LOG.debugf(e, "the failure of worker %s", settings.name());
                pause(Failures.backoff(failures++), Long.MAX_VALUE);
            }
        }
    }

    /** Returns the number of wake-ups so far; -1 when the worker is stopped. */
    private long wakeUpsSeen() {
        lock.lock();
        try {
            return running ? wakeUps : -1;
        } finally {
            lock.unlock();
        }
    }

    /** Waits; a stop ends it, and so does any wake-up after the first {@code seen} ones. */
    private void pause(Duration duration, long seen) {
        lock.lock();
        try {
            long remaining = duration.toNanos();
            while (running && wakeUps <= seen && remaining > 0) {
                remaining = changed.awaitNanos(remaining);
            }
        } catch (InterruptedException e) {
            // Nothing interrupts a worker but stop(), which has ended the loop already.
            LOG.debugf("%s was interrupted in a pause", settings.name());
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
