package org.dutywatch.compliance.employees;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.dutywatch.compliance.employees.domain.EmployeeHistory;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** The moments that are asked for and said of people. */
final class Moment {
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private Moment() {}

    /** An ISO 8601 time with offset or Z; a plus sign that the URL turned into a space is understood. */
    static Instant read(String parameter, String text) {
        try {
            return checked(
                    parameter,
                    OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant());
        } catch (DateTimeException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    parameter + " is not a time with offset or Z, such as 2026-11-05T06:00:00Z");
        }
    }

    /** Beyond these years lies a mistake, and at last what the database cannot hold. */
    static Instant checked(String parameter, Instant time) {
        if (time.isBefore(EmployeeHistory.BEGINNING) || time.isAfter(LAST)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, parameter + " is not between the years 1900 and 2200");
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
