package org.dutywatch.compliance.insight.dashboards.domain;

import java.util.Arrays;

/**
 * Counts over a set of shifts. The tallies of disjoint sets add up, in any order, to the tally of all their shifts.
 * This is also true of the number of distinct employees, because the tally keeps the set of employees, and of the
 * median, because it keeps the number of occurrences of every value. Few values are distinct: a value is the minutes of
 * a shift in tenths, or an hour of the week whose occurrences are seconds.
 */
public final class ShiftTally {
    private static final long[] NONE = {};

    /** By the ordinal of the measure; as long as needed, because most tallies count only shifts. */
    long[] counts = NONE;

    final EmployeeSet employees = new EmployeeSet();
    long[] values = NONE;

    public ShiftTally add(DashboardMeasure measure, long amount) {
        int ordinal = measure.ordinal();
        if (amount != 0) {
            if (ordinal >= counts.length) {
                counts = Arrays.copyOf(counts, ordinal + 1);
            }
            counts[ordinal] = measure.combine(counts[ordinal], amount);
        }
        return this;
    }

    /** @param number the employee's number, small and not negative; adding a number again changes nothing */
    public ShiftTally addEmployee(int number) {
        employees.add(number);
        return this;
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
        for (int ordinal = 0; ordinal < other.counts.length; ordinal++) {
            add(DashboardMeasure.ORDER[ordinal], other.counts[ordinal]);
        }
        employees.addAll(other.employees);
        for (int value = 0; value < other.values.length; value++) {
            addValue(value, other.values[value]);
        }
        return this;
    }

    public long get(DashboardMeasure measure) {
        return measure.ordinal() < counts.length ? counts[measure.ordinal()] : 0;
    }

    public int distinctEmployees() {
        return employees.size();
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
