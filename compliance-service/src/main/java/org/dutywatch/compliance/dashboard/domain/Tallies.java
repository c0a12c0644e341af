package org.dutywatch.compliance.dashboard.domain;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Tallies by a key, and the bytes that they are stored as. The same tallies always make the same bytes.
 *
 * <p>The bytes: the number of keys; then by key, in order: its length and UTF-8; the counts that are not zero, each with
 * its place before it, and their number before all; the employees likewise, each as the distance from the one before;
 * the values likewise, each with how often it came. Every number is written seven bits a byte, the lowest first.
 */
public final class Tallies {
    private static final char BETWEEN = '\u001f';

    private final SortedMap<String, Tally> byKey = new TreeMap<>();

    /** The one key of what is not divided any further. */
    public static final String ALL = "";

    /** A key of several parts. */
    public static String key(String... parts) {
        return String.join(String.valueOf(BETWEEN), parts);
    }

    public static String[] parts(String key) {
        return key.split(String.valueOf(BETWEEN), -1);
    }

    public Tally at(String key) {
        return byKey.computeIfAbsent(key, any -> new Tally());
    }

    public boolean isEmpty() {
        return byKey.isEmpty();
    }

    public void forEach(BiConsumer<String, Tally> action) {
        byKey.forEach(action);
    }

    public byte[] pack() {
        var out = new NumberBytes.Writer();
        out.write(byKey.size());
        byKey.forEach((key, tally) -> {
            byte[] text = key.getBytes(StandardCharsets.UTF_8);
            out.write(text.length);
            out.write(text);
            pack(tally.counts, out);
            out.write(tally.employees.cardinality());
            int before = 0;
            for (int one = tally.employees.nextSetBit(0); one >= 0; one = tally.employees.nextSetBit(one + 1)) {
                out.write(one - before);
                before = one;
            }
            pack(tally.values, out);
        });
        return out.bytes();
    }

    private static void pack(long[] numbers, NumberBytes.Writer out) {
        int some = 0;
        for (long one : numbers) {
            some += one == 0 ? 0 : 1;
        }
        out.write(some);
        int before = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] != 0) {
                out.write(i - before);
                out.write(numbers[i]);
                before = i;
            }
        }
    }

    /** Adds what {@link #pack()} wrote. */
    public void add(byte[] packed) {
        var in = new NumberBytes.Reader(packed);
        for (long keys = in.read(); keys > 0; keys--) {
            Tally tally = at(in.text((int) in.read()));
            int place = 0;
            for (long some = in.read(); some > 0; some--) {
                place += (int) in.read();
                tally.counts[place] = Measure.ORDER[place].join(tally.counts[place], in.read());
            }
            int employee = 0;
            for (long some = in.read(); some > 0; some--) {
                employee += (int) in.read();
                tally.employees.set(employee);
            }
            int value = 0;
            for (long some = in.read(); some > 0; some--) {
                value += (int) in.read();
                tally.addValue(value, in.read());
            }
        }
    }
}
