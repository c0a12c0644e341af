package org.dutywatch.ingest.browsing.domain;

import java.util.Arrays;

/**
 * A sorted set of timestamps in epoch milliseconds, in one array. Of more than {@code maxSize} it keeps the latest.
 */
final class TimestampSet {
    static final long NONE = Long.MIN_VALUE;

    private static final int FIRST_SIZE = 8;
    private static final long[] EMPTY = {};

    private final int maxSize;
    private long[] times = EMPTY;
    private int size;

    TimestampSet(int maxSize) {
        this.maxSize = maxSize;
    }

    int size() {
        return size;
    }

    /** How many times fit into the allocated memory. */
    int capacity() {
        return times.length;
    }

    /** Adds a time. False if the set has it already, or is full of later times. */
    boolean add(long time) {
        int index = indexOf(time);
        if (index < size && times[index] == time) {
            return false;
        }
        if (size == maxSize) {
            if (index == 0) {
                return false;
            }
            System.arraycopy(times, 1, times, 0, index - 1);
            times[index - 1] = time;
            return true;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, Math.min(maxSize, Math.max(FIRST_SIZE, size * 2)));
        }
        System.arraycopy(times, index, times, index + 1, size - index);
        times[index] = time;
        size++;
        return true;
    }

    /** The latest time that is not after {@code time}, or {@link #NONE}. */
    long latestAtOrBefore(long time) {
        int index = indexOf(time);
        if (index < size && times[index] == time) {
            return time;
        }
        return index == 0 ? NONE : times[index - 1];
    }

    /** Whether a time lies in {@code [from, to]}. */
    boolean containsAnyIn(long from, long to) {
        int index = indexOf(from);
        return index < size && times[index] <= to;
    }

    /** Removes the times in {@code [from, to)}. Shrinks the array if less than half of it is used then. */
    void remove(long from, long to) {
        int first = indexOf(from);
        int after = indexOf(to);
        System.arraycopy(times, after, times, first, size - after);
        size -= after - first;
        if (size < times.length / 2) {
            times = Arrays.copyOf(times, size);
        }
    }

    /** Removes all times and frees their memory. */
    void clear() {
        times = EMPTY;
        size = 0;
    }

    /** The index at which the time is or would be. Nearly all times arrive in order, so the end is checked first. */
    private int indexOf(long time) {
        if (size == 0 || times[size - 1] < time) {
            return size;
        }
        int found = Arrays.binarySearch(times, 0, size, time);
        return found < 0 ? -found - 1 : found;
    }
}
