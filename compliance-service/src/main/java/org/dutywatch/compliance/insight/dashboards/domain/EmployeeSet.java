package org.dutywatch.compliance.insight.dashboards.domain;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A set of employee numbers. Most sets have few, often with high numbers, and there are a hundred in an aggregate; so few
 * are kept as an ascending array, and many as bits.
 */
final class EmployeeSet {
    private static final int FEW = 16;
    private static final int[] NONE = {};

    private int[] few = NONE;
    private int size;
    private @Nullable BitSet many;

    /** @param number not negative; adding a number again changes nothing */
    void add(int number) {
        if (many != null) {
            many.set(number);
            return;
        }
        int found = Arrays.binarySearch(few, 0, size, number);
        if (found >= 0) {
            return;
        }
        if (size == FEW) {
            var bits = new BitSet();
            numbers().forEach(bits::set);
            bits.set(number);
            many = bits;
            return;
        }
        if (size == few.length) {
            few = Arrays.copyOf(few, size == 0 ? 2 : 2 * size);
        }
        int at = -found - 1;
        System.arraycopy(few, at, few, at + 1, size - at);
        few[at] = number;
        size++;
    }

    void addAll(EmployeeSet other) {
        if (many != null && other.many != null) {
            many.or(other.many);
        } else {
            other.numbers().forEach(this::add);
        }
    }

    int size() {
        return many == null ? size : many.cardinality();
    }

    /** The numbers in ascending order. */
    IntStream numbers() {
        return many == null ? Arrays.stream(few, 0, size) : many.stream();
    }

    /** Keeps the lowest numbers. */
    void keepFirst(int atMost) {
        if (size() > atMost) {
            few = numbers().limit(atMost).toArray();
            size = few.length;
            many = null;
        }
    }
}
