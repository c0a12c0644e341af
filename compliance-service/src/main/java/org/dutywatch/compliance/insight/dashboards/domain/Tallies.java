package org.dutywatch.compliance.insight.dashboards.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Tallies by key, and the bytes that they are stored as. Equal tallies always give equal bytes.
 *
 * <p>The bytes are: the number of keys; then for each key, in order: the length and the UTF-8 bytes of the key; the
 * number of counts that are not zero, and each of them as the ordinal of its {@link DashboardMeasure} and the count;
 * the number of employees, and each employee number; the number of distinct values, and each of them as the value and
 * its number of occurrences. Measures, employee numbers and values ascend and are written as the difference from the
 * one before. Every number is unsigned LEB128.
 */
public final class Tallies {
    private static final String SEPARATOR = "\u001f";

    private final Map<String, ShiftTally> byKey = new HashMap<>();

    /** The only key of an aspect that is not divided by anything. */
    public static final String UNDIVIDED = "";

    /** Joins several parts to one key. The parts must not contain the unit separator (U+001F). */
    public static String key(String... parts) {
        return parts.length == 1 ? parts[0] : String.join(SEPARATOR, parts);
    }

    /** The parts of a key that {@link #key} made. */
    public static String[] parts(String key) {
        return key.split(SEPARATOR, -1);
    }

    /** The tally of a key, which is added where it is missing. */
    public ShiftTally tally(String key) {
        return byKey.computeIfAbsent(key, any -> new ShiftTally());
    }

    public boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** In the order of the keys. */
    public void forEach(BiConsumer<String, ShiftTally> action) {
        String[] keys = byKey.keySet().toArray(String[]::new);
        Arrays.sort(keys);
        for (String key : keys) {
            action.accept(key, Objects.requireNonNull(byKey.get(key)));
        }
    }

    /** Keeps, for each key, the employees with the lowest numbers. */
    void keepFirstEmployees(int atMost) {
        byKey.values().forEach(tally -> tally.employees.keepFirst(atMost));
    }

    /** The bytes to store; see the class comment for their format. */
    public byte[] pack() {
        var out = new UnsignedLeb128.Writer();
        out.write(byKey.size());
        forEach((key, tally) -> {
            byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
            out.write(keyBytes.length);
            out.write(keyBytes);
            pack(tally.counts, out);
            int[] employees = tally.employees.numbers().toArray();
            out.write(employees.length);
            int previous = 0;
            for (int one : employees) {
                out.write(one - previous);
                previous = one;
            }
            pack(tally.values, out);
        });
        return out.bytes();
    }

    private static void pack(long[] numbers, UnsignedLeb128.Writer out) {
        int nonZero = 0;
        for (long one : numbers) {
            nonZero += one == 0 ? 0 : 1;
        }
        out.write(nonZero);
        int previous = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] != 0) {
                out.write(i - previous);
                out.write(numbers[i]);
                previous = i;
            }
        }
    }

    /** Adds tallies that {@link #pack()} wrote. */
    public void add(byte[] packed) {
        var in = new UnsignedLeb128.Reader(packed);
        for (long keys = in.read(); keys > 0; keys--) {
            ShiftTally tally = tally(in.text((int) in.read()));
            int ordinal = 0;
            for (long left = in.read(); left > 0; left--) {
                ordinal += (int) in.read();
                tally.add(DashboardMeasure.ORDER[ordinal], in.read());
            }
            int employee = 0;
            for (long left = in.read(); left > 0; left--) {
                employee += (int) in.read();
                tally.employees.add(employee);
            }
            int value = 0;
            for (long left = in.read(); left > 0; left--) {
                value += (int) in.read();
                tally.addValue(value, in.read());
            }
        }
    }
}
