package org.dutywatch.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * One row of the table.
 *
 * @param mark what we want to reach, or empty
 * @param ratio to the mark, or to what the row says; empty where there is none
 */
record Figure(String what, String value, String mark, String ratio) {
    static Figure rate(String what, double perSecond, double mark) {
        return new Figure(what, number(perSecond), number(mark), ratio(perSecond / mark));
    }

    /** Less is better. */
    static Figure cost(String what, double measured, double mark) {
        return new Figure(what, ratio(measured), ratio(mark), ratio(mark / measured));
    }

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
