package org.dutywatch.ingest.squid.logformat.domain;

import org.jspecify.annotations.Nullable;

/** A part of a {@code logformat} string. Positions count from 1. */
sealed interface LogformatPart {

    /** Text that is in every line. */
    record Literal(String text) implements LogformatPart {}

    /**
     * A field.
     *
     * @param written with percent sign and modifiers
     * @param argument a header name or a format of strftime; null if there is none
     * @param widthMin 0 if there is none
     */
    record Field(
            String written,
            int position,
            LogformatCode code,
            Encoding encoding,
            boolean left,
            boolean zero,
            int widthMin,
            boolean hasWidthMax,
            @Nullable String argument)
            implements LogformatPart {

        boolean isPadded() {
            return widthMin > 0 && !zero;
        }

        InvalidLogformatException invalid(String why) {
            return InvalidLogformatException.at(position, written, why);
        }
    }

    /** How Squid escapes a field. */
    enum Encoding {
        /** By the code's own rule. */
        DEFAULT,
        /** A quote or backslash has a backslash before it. */
        QUOTES,
        /** No bracket, no control character. */
        BRACKETS,
        /** Percent-encoding: no blank, no quote, no bracket. */
        URL,
        /** As in {@link #QUOTES}, with quotes around it if it has blanks. */
        SHELL,
        /** Nothing is escaped. */
        RAW
    }
}
