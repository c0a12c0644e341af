package org.dutywatch.ingest.fields.domain;

import java.util.Arrays;

/** What a line of a log, such as W3C's {@code #Fields}, says about the columns of the lines after it. Immutable. */
public final class DeclaredColumns {
    private final byte[] directive;
    private final int[] fields;

    /**
     * @param directive the line
     * @param fields for each column the position of its name in the {@link FieldNames} of the format, or
     *     {@link FieldNames#UNKNOWN}; empty if lines with such columns cannot be read
     */
    public DeclaredColumns(byte[] directive, int[] fields) {
        this.directive = directive.clone();
        this.fields = fields.clone();
    }

    /** The line, for whoever reads lines after it without it. */
    public byte[] directive() {
        return directive.clone();
    }

    /** How many columns a line has; 0 if lines with such columns cannot be read. */
    public int size() {
        return fields.length;
    }

    /** The position of the field in a column, counted from 0. */
    public int field(int column) {
        return fields[column];
    }

    /** Whether the line in {@code bytes[from, to)} says the same. */
    public boolean isOf(byte[] bytes, int from, int to) {
        return Arrays.equals(directive, 0, directive.length, bytes, from, to);
    }
}
