package org.dutywatch.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * One row of the result table, formatted as text.
 *
 * @param what what was measured
 * @param value the measured value
 * @param target the target; empty where there is none
 * @param ratio how far the target is reached, 1 or more is good; or the ratio that {@code what} describes; empty where
 *     there is none
 */
record BenchmarkRow(String what, String value, String target, String ratio) {
    /** A row where higher values are better. */
    static BenchmarkRow higherIsBetter(String what, double perSecond, double target) {
        return new BenchmarkRow(what, number(perSecond), number(target), ratio(perSecond / target));
    }

    /** A row where higher values are better, for small values. */
    static BenchmarkRow higherIsBetterWithDecimals(String what, double measured, double target) {
        return new BenchmarkRow(what, ratio(measured), ratio(target), ratio(measured / target));
    }

    /** A row where lower values are better. */
    static BenchmarkRow lowerIsBetter(String what, double measured, double target) {
        return new BenchmarkRow(what, ratio(measured), ratio(target), ratio(target / measured));
    }

    /** A row without a target. */
    static BenchmarkRow withoutTarget(String what, String value) {
        return new BenchmarkRow(what, value, "", "");
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    static String table(List<BenchmarkRow> rows) {
        String format = "%-78s %14s %12s %7s%n";
        StringBuilder table = new StringBuilder(String.format(format, "what", "measured", "target", "ratio"));
        rows.forEach(row -> table.append(String.format(format, row.what, row.value, row.target, row.ratio)));
        return table.toString();
    }
}
