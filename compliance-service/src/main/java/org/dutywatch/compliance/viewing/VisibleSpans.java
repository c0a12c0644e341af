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
 * Restricts an SQL query to the employees and times that the caller may see. The query itself filters, so that its
 * pages are full.
 *
 * @param spans the visible employees and times; null means everybody, always
 */
public record VisibleSpans(@Nullable List<ChainSpan> spans) {
    /** The number of SQL parameters that {@link #bind} sets. */
    public static final int PARAMETERS = 5;

    public static VisibleSpans everybody() {
        return new VisibleSpans(null);
    }

    /** Only this employee, for all times. */
    public static VisibleSpans always(String employeeId) {
        return new VisibleSpans(List.of(ChainSpan.always(employeeId)));
    }

    /**
     * The SQL condition for rows that belong to one moment, such as the start of a shift. It has {@link #PARAMETERS}
     * parameters.
     *
     * @param employee SQL expression of the employee id
     * @param moment SQL expression of the time
     */
    public static String at(String employee, String moment) {
        return condition(employee, "%1$s >= seen.from_at and %1$s < seen.to_at".formatted(moment));
    }

    /**
     * The SQL condition for rows that have a start and an end: they must overlap a visible time. It has
     * {@link #PARAMETERS} parameters.
     */
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

    /** @param first the index of the first parameter of the condition */
    public void bind(PreparedStatement select, int first) throws SQLException {
        var connection = select.getConnection();
        select.setBoolean(first, spans == null);
        List<ChainSpan> all = spans == null ? List.of() : spans;
        // Most employees are visible for all times: matched by hash, so that few remain to compare by time.
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
