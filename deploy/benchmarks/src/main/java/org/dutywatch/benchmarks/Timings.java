package org.dutywatch.benchmarks;

import java.util.Collections;
import java.util.List;

/** The durations of several runs of the same thing, in the unit that the caller measured, mostly seconds. */
record Timings(List<Double> ascending) {
    static Timings of(List<Double> times) {
        List<Double> sorted = new java.util.ArrayList<>(times);
        Collections.sort(sorted);
        return new Timings(List.copyOf(sorted));
    }

    /** Seconds since a value of {@link System#nanoTime()}. */
    static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    double median() {
        return ascending.get(ascending.size() / 2);
    }

    /**
     * A percentile.
     *
     * @param share share of the runs that are not longer, above 0 and up to 1, such as 0.95
     */
    double percentile(double share) {
        return ascending.get((int) Math.ceil(share * ascending.size()) - 1);
    }

    double slowest() {
        return ascending.get(ascending.size() - 1);
    }

    int size() {
        return ascending.size();
    }
}
