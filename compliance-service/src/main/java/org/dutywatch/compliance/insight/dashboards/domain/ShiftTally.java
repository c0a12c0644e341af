package org.dutywatch.compliance.insight.dashboards.domain;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Counts over a set of shifts. The tallies of disjoint sets add up, in any order, to the tally of all their shifts.
 * This is also true of the number of distinct employees, because the tally keeps the set of employees, and of the
 * median, because it keeps the number of occurrences of every value. Few values are distinct: a value is the minutes of
 * a shift in tenths, or an hour of the week whose occurrences are seconds.
 */
public final class ShiftTally {
    final long[] counts = new long[DashboardMeasure.values().length];
    final BitSet employees = new BitSet();
    long[] values = {};

    public ShiftTally add(DashboardMeasure measure, long amount) {
        counts[measure.ordinal()] = measure.combine(counts[measure.ordinal()], amount);
        return this;
    }

    /** @param number the employee's number, small and not negative; adding a number again changes nothing */
    public ShiftTally addEmployee(int number) {
        employees.set(number);
        return this;
    }

    /** Keeps the employees with the lowest numbers. */
    void keepFirstEmployees(int atMost) {
        while (employees.cardinality() > atMost) {
            employees.clear(employees.length() - 1);
        }
    }

    /**
     * @param value small and not negative
     * @param times number of occurrences to add
     */
    public ShiftTally addValue(int value, long times) {
        if (value >= values.length) {
            values = Arrays.copyOf(values, Math.max(value + 1, values.length * 2));
        }
        values[value] += times;
        return this;
    }

    /** @param other tally of other shifts; a shift in both would count twice */
    public ShiftTally add(ShiftTally other) {
        for (DashboardMeasure measure : DashboardMeasure.ORDER) {
            add(measure, other.get(measure));
        }
        employees.or(other.employees);
        for (int value = 0; value < other.values.length; value++) {
            addValue(value, other.values[value]);
        }
        return this;
    }

    public long get(DashboardMeasure measure) {
        return counts[measure.ordinal()];
    }

    public int distinctEmployees() {
        return employees.cardinality();
    }

    /** The number of occurrences of this value. */
    public long occurrences(int value) {
        return value < values.length ? values[value] : 0;
    }

    /** The lower median of the values; 0 without values. */
    public int median() {
        long half = (Arrays.stream(values).sum() + 1) / 2;
        int value = 0;
        for (long seen = occurrences(0); seen < half; seen += occurrences(value)) {
            value++;
        }
        return value;
    }
}
