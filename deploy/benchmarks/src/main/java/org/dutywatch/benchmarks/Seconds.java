package org.dutywatch.benchmarks;

import java.util.Collections;
import java.util.List;

/** Times of the same thing, done several times. */
record Seconds(List<Double> ascending) {
    static Seconds of(List<Double> times) {
        List<Double> sorted = new java.util.ArrayList<>(times);
        Collections.sort(sorted);
        return new Seconds(List.copyOf(sorted));
    }

    static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    double median() {
        return ascending.get(ascending.size() / 2);
    }

    /** @param share of the times that are not longer, such as 0.95 */
    double atMost(double share) {
        return ascending.get((int) Math.ceil(share * ascending.size()) - 1);
    }

    double slowest() {
        return ascending.get(ascending.size() - 1);
    }

    int size() {
        return ascending.size();
    }
}
