package org.dutywatch.compliance.people.employees;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** Reads and checks times in requests about employees. */
public final class TimeParameter {
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private TimeParameter() {}

    /**
     * Reads an ISO 8601 time with offset or Z. A space counts as a plus sign, because that is what a plus sign in a URL
     * is decoded to.
     *
     * @throws ProblemException INVALID_REQUEST, naming the parameter
     */
    public static Instant read(String parameter, String text) {
        try {
            return requirePlausible(
                    parameter,
                    OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant());
        } catch (DateTimeException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    parameter + " is not a time with offset or Z, such as 2026-11-05T06:00:00Z");
        }
    }

    /**
     * Refuses times outside the years 1900 to 2200: they are mistakes, and the database cannot store every one of them.
     *
     * @return the time, cut to microseconds
     * @throws ProblemException INVALID_REQUEST, naming the parameter
     */
    public static Instant requirePlausible(String parameter, Instant time) {
        if (time.isBefore(EmployeeHistory.BEGINNING) || time.isAfter(LAST)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, parameter + " is not between the years 1900 and 2200");
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
