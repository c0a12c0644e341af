package org.dutywatch.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * One row of the result table, formatted as text.
 *
 * @param what what was measured
 * @param value the measured value
 * @param mark the target; empty where there is none
 * @param ratio how far the target is reached, 1 or more is good; or the ratio that {@code what} describes; empty where
 *     there is none
 */
record Figure(String what, String value, String mark, String ratio) {
    /** A row where higher values are better. */
    static Figure rate(String what, double perSecond, double mark) {
        return new Figure(what, number(perSecond), number(mark), ratio(perSecond / mark));
    }

    /** A row where lower values are better. */
    static Figure cost(String what, double measured, double mark) {
        return new Figure(what, ratio(measured), ratio(mark), ratio(mark / measured));
    }

    /** A row without a target. */
    static Figure plain(String what, String value) {
        return new Figure(what, value, "", "");
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    static String table(List<Figure> figures) {
        String row = "%-78s %14s %12s %7s%n";
        StringBuilder table = new StringBuilder(String.format(row, "what", "measured", "mark", "ratio"));
        figures.forEach(f -> table.append(String.format(row, f.what, f.value, f.mark, f.ratio)));
        return table.toString();
    }
}
