package org.dutywatch.ingest.syslog;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * The lines of one listener that Kafka has not acknowledged yet, bounded in bytes. Datagrams that do not fit are refused.
 * What was read of a connection is always added; the connection must then stop reading until there is room again.
 */
final class LineQueue {
    private final long capacity;
    private final Queue<ReceivedLines> waiting = new ArrayDeque<>();
    private final List<Runnable> stopped = new ArrayList<>();
    private long bytes;

    /** @param capacity in bytes */
    LineQueue(long capacity) {
        this.capacity = capacity;
    }

    /** @return false if there is no room; then nothing was added */
    synchronized boolean offer(ReceivedLines lines) {
        if (bytes + lines.bytes().length > capacity) {
            return false;
        }
        addToWaiting(lines);
        return true;
    }

    /**
     * Adds lines even if there is no room.
     *
     * @param resume called once, from any thread, when there is room again, if this returns false
     * @return false if the caller must stop reading
     */
    synchronized boolean add(ReceivedLines lines, Runnable resume) {
        addToWaiting(lines);
        if (bytes <= capacity) {
            return true;
        }
        stopped.add(resume);
        return false;
    }

    /** Takes lines of up to so many bytes, at least one element if there is any. They count until {@link #release}. */
    synchronized List<ReceivedLines> take(long most) {
        List<ReceivedLines> taken = new ArrayList<>();
        long size = 0;
        for (var next = waiting.peek(); next != null; next = waiting.peek()) {
            size += next.bytes().length;
            if (!taken.isEmpty() && size > most) {
                break;
            }
            taken.add(waiting.remove());
        }
        return taken;
    }

    /** Says that Kafka has acknowledged so many bytes. Those who stopped go on when half of the queue is free. */
    void release(long acknowledged) {
        List<Runnable> resumed = List.of();
        synchronized (this) {
            bytes -= acknowledged;
            notifyAll();
            if (bytes <= capacity / 2) {
                resumed = List.copyOf(stopped);
                stopped.clear();
            }
        }
        resumed.forEach(Runnable::run);
    }

    /** Waits until Kafka has acknowledged everything, at most for so long. */
    synchronized void awaitEmpty(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); bytes > 0 && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** How many bytes Kafka has not acknowledged. */
    synchronized long size() {
        return bytes;
    }

    private void addToWaiting(ReceivedLines lines) {
        waiting.add(lines);
        bytes += lines.bytes().length;
    }
}
