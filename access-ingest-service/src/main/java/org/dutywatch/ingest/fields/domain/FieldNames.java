package org.dutywatch.ingest.fields.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The names of the values that a format reads. Each has a position, from 0 on in the order given. Upper and lower case are
 * the same, because versions of one device differ in it, unless a device has two names that differ in it alone. Immutable.
 */
public final class FieldNames {
    /** The position of a name that is not read. */
    public static final int UNKNOWN = -1;

    private final byte[][] names;
    private final int[] slots;
    private final boolean exactCase;

    private FieldNames(List<String> names, boolean exactCase) {
        this.exactCase = exactCase;
        this.names = new byte[names.size()][];
        this.slots = new int[Integer.highestOneBit(Math.max(4, names.size()) * 4)];
        Arrays.fill(slots, UNKNOWN);
        for (int position = 0; position < this.names.length; position++) {
            byte[] name = names.get(position).getBytes(StandardCharsets.UTF_8);
            if (find(name, 0, name.length) != UNKNOWN) {
                throw new IllegalArgumentException("the name " + names.get(position) + " is listed twice");
            }
            this.names[position] = name;
            int slot = slot(name, 0, name.length);
            while (slots[slot] != UNKNOWN) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = position;
        }
    }

    /** @throws IllegalArgumentException if a name is listed twice */
    public static FieldNames of(String... names) {
        return new FieldNames(List.of(names), false);
    }

    /** Names in which upper and lower case differ. */
    public static FieldNames inExactCase(String... names) {
        return new FieldNames(List.of(names), true);
    }

    /** @throws IllegalArgumentException if a name is listed twice */
    public static FieldNames of(List<String> names) {
        return new FieldNames(names, false);
    }

    public int size() {
        return names.length;
    }

    /** The position of the name in {@code bytes[from, to)}; {@link #UNKNOWN} if it is not read. */
    public int find(byte[] bytes, int from, int to) {
        int slot = slot(bytes, from, to);
        while (slots[slot] != UNKNOWN) {
            if (isSame(names[slots[slot]], bytes, from, to)) {
                return slots[slot];
            }
            slot = slot + 1 & slots.length - 1;
        }
        return UNKNOWN;
    }

    /** Of the length and four bytes, because most names of a record are not read: whether a name is one is seen in its slot. */
    private int slot(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return 0;
        }
        int hash = length * 31 + lower(bytes[from]);
        hash = hash * 31 + lower(bytes[from + length / 3]);
        hash = hash * 31 + lower(bytes[from + length * 2 / 3]);
        hash = hash * 31 + lower(bytes[to - 1]);
        return (hash ^ hash >>> 11) & slots.length - 1;
    }

    private boolean isSame(byte[] name, byte[] bytes, int from, int to) {
        if (name.length != to - from) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (lower(name[i]) != lower(bytes[from + i])) {
                return false;
            }
        }
        return true;
    }

    private int lower(byte b) {
        return !exactCase && b >= 'A' && b <= 'Z' ? b + 32 : b;
    }
}
