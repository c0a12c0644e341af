package org.dutywatch.compliance.viewing;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.dutywatch.compliance.employees.ChainSpan;
import org.jspecify.annotations.Nullable;

/**
 * Narrows a query to what the caller may see, so that its pages are full.
 *
 * @param spans null means everybody, always
 */
public record VisibleSpans(@Nullable List<ChainSpan> spans) {
    /** How many parameters {@link #bind} sets. */
    public static final int PARAMETERS = 5;

    public static VisibleSpans everybody() {
        return new VisibleSpans(null);
    }

    /** Always this employee and nobody else. */
    public static VisibleSpans always(String employeeId) {
        return new VisibleSpans(List.of(ChainSpan.always(employeeId)));
    }

    /** The condition on what is of one moment, such as a shift's start; it takes {@link #PARAMETERS} parameters. */
    public static String at(String employee, String moment) {
        return condition(employee, "%1$s >= seen.from_at and %1$s < seen.to_at".formatted(moment));
    }

    /** The condition on what lasts for a while; it takes {@link #PARAMETERS} parameters. */
    public static String overlapping(String employee, String start, String end) {
        return condition(employee, "%s < seen.to_at and %s > seen.from_at".formatted(start, end));
    }

    private static String condition(String employee, String time) {
        return """
                (?::boolean or %1$s = any(?::text[]) or exists (
                    select from unnest(?::text[], ?::timestamptz[], ?::timestamptz[]) as seen (employee_id, from_at, to_at)
                     where seen.employee_id = %1$s and %2$s))
                """.formatted(employee, time);
    }

    /** @param first the index of the condition's first parameter */
    public void bind(PreparedStatement select, int first) throws SQLException {
        var connection = select.getConnection();
        select.setBoolean(first, spans == null);
        List<ChainSpan> all = spans == null ? List.of() : spans;
        // Most people are always in a chain: they are found by a hash, and few are left to be looked at by time.
        var always = all.stream().filter(ChainSpan::isAlways).toList();
        var atTimes = all.stream().filter(span -> !span.isAlways()).toList();
        select.setArray(first + 1, array(connection, "text", always, ChainSpan::employeeId));
        select.setArray(first + 2, array(connection, "text", atTimes, ChainSpan::employeeId));
        select.setArray(first + 3, array(connection, "timestamptz", atTimes, ChainSpan::from));
        select.setArray(first + 4, array(connection, "timestamptz", atTimes, ChainSpan::to));
    }

    private static Array array(
            Connection connection, String type, List<ChainSpan> spans, Function<ChainSpan, Object> of)
            throws SQLException {
        return connection.createArrayOf(
                type, spans.stream().map(of).map(Object::toString).toArray());
    }
}
