package org.dutywatch.ingest.elsewhere.domain;

import java.util.Arrays;

/** A set of points in time, in epoch milliseconds, packed and sorted. Of more than {@code most} it keeps the latest. */
final class Times {
    static final long NONE = Long.MIN_VALUE;

    private static final int FIRST_SIZE = 8;
    private static final long[] EMPTY = {};

    private final int most;
    private long[] times = EMPTY;
    private int size;

    Times(int most) {
        this.most = most;
    }

    int size() {
        return size;
    }

    /** For how many times there is memory. */
    int capacity() {
        return times.length;
    }

    /** Whether the set holds the time now and did not before. */
    boolean add(long time) {
        int place = place(time);
        if (place < size && times[place] == time) {
            return false;
        }
        if (size == most) {
            if (place == 0) {
                return false;
            }
            System.arraycopy(times, 1, times, 0, place - 1);
            times[place - 1] = time;
            return true;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, Math.min(most, Math.max(FIRST_SIZE, size * 2)));
        }
        System.arraycopy(times, place, times, place + 1, size - place);
        times[place] = time;
        size++;
        return true;
    }

    /** The latest time that is not after {@code time}, or {@link #NONE}. */
    long latestUntil(long time) {
        int place = place(time);
        if (place < size && times[place] == time) {
            return time;
        }
        return place == 0 ? NONE : times[place - 1];
    }

    /** Whether a time lies in {@code [from, to]}. */
    boolean anyIn(long from, long to) {
        int place = place(from);
        return place < size && times[place] <= to;
    }

    /** Forgets the times in {@code [from, to)}; gives memory back that is less than half in use. */
    void remove(long from, long to) {
        int first = place(from);
        int after = place(to);
        System.arraycopy(times, after, times, first, size - after);
        size -= after - first;
        if (size < times.length / 2) {
            times = Arrays.copyOf(times, size);
        }
    }

    /** Forgets all times and gives their memory back. */
    void clear() {
        times = EMPTY;
        size = 0;
    }

    /** Where the time is, or would be. Most times come in order, so the end is looked at first. */
    private int place(long time) {
        if (size == 0 || times[size - 1] < time) {
            return size;
        }
        int found = Arrays.binarySearch(times, 0, size, time);
        return found < 0 ? -found - 1 : found;
    }
}
