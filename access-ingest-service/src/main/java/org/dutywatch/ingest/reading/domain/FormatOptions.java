package org.dutywatch.ingest.reading.domain;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says about the lines of a source, beside the name of their format.
 *
 * @param zone of times without one
 * @param logformat as in {@code squid.conf}; null if the format has none
 * @param columns the names of the columns, in their order; empty if the format or the lines say them
 * @param fields for each of our field names, the name of the field in the lines; empty if the format says them
 * @param dateOrder the order of day and month in numeric dates; null if it is not needed
 */
public record FormatOptions(
        ZoneId zone,
        @Nullable String logformat,
        List<String> columns,
        Map<String, String> fields,
        @Nullable DateOrder dateOrder) {

    /** Times are in UTC, and nothing else is said. */
    public static final FormatOptions DEFAULT = new FormatOptions(ZoneOffset.UTC, null, List.of(), Map.of(), null);

    public FormatOptions {
        columns = List.copyOf(columns);
        fields = Map.copyOf(fields);
    }

    /** The order of day and month in dates that end with the year. */
    public enum DateOrder {
        /** {@code 31/12/2026}. */
        DMY,
        /** {@code 12/31/2026}. */
        MDY
    }

    /** The same options with another zone. */
    public FormatOptions inZone(ZoneId newZone) {
        return new FormatOptions(newZone, logformat, columns, fields, dateOrder);
    }
}
