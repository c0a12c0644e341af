package org.dutywatch.eventkit.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ValueRange;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The window of a query: {@code from} is included, {@code to} is excluded. */
public record TimeRange(Instant from, Instant to) {
    /** Other years are mistakes; the database cannot store extreme ones. */
    private static final ValueRange YEARS = ValueRange.of(1900, 2200);

    /**
     * @throws ProblemException INVALID_REQUEST if a time is missing or malformed, or {@code to} is not after
     *     {@code from}
     */
    public static TimeRange of(@Nullable String from, @Nullable String to) {
        var range = new TimeRange(time("from", from), time("to", to));
        if (!range.to.isAfter(range.from)) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "to must be after from");
        }
        return range;
    }

    /**
     * Parses an ISO 8601 time with offset or Z. A space counts as a plus sign, because URL decoding turns plus into
     * space.
     *
     * @param parameter name of the query parameter, for the message
     * @throws ProblemException INVALID_REQUEST if it is missing, malformed or not in the years 1900 to 2200
     */
    public static Instant time(String parameter, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, parameter + " is missing: give a time such as 2026-11-05T06:00:00Z");
        }
        try {
            var time = OffsetDateTime.parse(text.strip().replace(' ', '+'));
            YEARS.checkValidValue(time.getYear(), ChronoField.YEAR);
            return time.toInstant();
        } catch (DateTimeException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    parameter + " is not a time with offset or Z, such as 2026-11-05T06:00:00Z");
        }
    }
}
