package org.dutywatch.compliance.dashboard.domain;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Counts of some shifts. Tallies of shifts apart add up to the tally of all of them, in any order: also the number of
 * different employees, because they are kept as a set, and the median, because every value is kept (minutes are told in
 * tenths, so there are few different ones).
 */
public final class Tally {
    final long[] counts = new long[Measure.values().length];
    final BitSet employees = new BitSet();
    long[] values = {};

    public Tally add(Measure measure, long amount) {
        counts[measure.ordinal()] = measure.join(counts[measure.ordinal()], amount);
        return this;
    }

    /** @param number small and not negative; the same one twice counts once */
    public Tally addEmployee(int number) {
        employees.set(number);
        return this;
    }

    /** @param value small and not negative */
    public Tally addValue(int value, long times) {
        if (value >= values.length) {
            values = Arrays.copyOf(values, Math.max(value + 1, values.length * 2));
        }
        values[value] += times;
        return this;
    }

    /** @param other of shifts apart from these */
    public Tally add(Tally other) {
        for (Measure measure : Measure.ORDER) {
            add(measure, other.of(measure));
        }
        employees.or(other.employees);
        for (int value = 0; value < other.values.length; value++) {
            addValue(value, other.values[value]);
        }
        return this;
    }

    public long of(Measure measure) {
        return counts[measure.ordinal()];
    }

    public int differentEmployees() {
        return employees.cardinality();
    }

    /** How often this value came. */
    public long times(int value) {
        return value < values.length ? values[value] : 0;
    }

    /** The smallest value that is not less than half of the values; 0 where there is none. */
    public int median() {
        long half = (Arrays.stream(values).sum() + 1) / 2;
        int value = 0;
        for (long seen = times(0); seen < half; seen += times(value)) {
            value++;
        }
        return value;
    }
}
