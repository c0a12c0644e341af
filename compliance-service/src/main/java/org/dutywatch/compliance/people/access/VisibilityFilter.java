package org.dutywatch.compliance.people.access;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.dutywatch.compliance.people.employees.ChainSpan;
import org.jspecify.annotations.Nullable;

/**
 * Restricts an SQL query to the employees and times that the caller may see. The query itself filters, so that its
 * pages are full.
 *
 * @param visibleSpans the visible employees and times; null means everybody, always
 */
public record VisibilityFilter(@Nullable List<ChainSpan> visibleSpans) {
    /** The number of SQL parameters that {@link #bind} sets. */
    public static final int PARAMETER_COUNT = 5;

    public static VisibilityFilter everybody() {
        return new VisibilityFilter(null);
    }

    /** Only this employee, for all times. */
    public static VisibilityFilter onlyEmployee(String employeeId) {
        return new VisibilityFilter(List.of(ChainSpan.always(employeeId)));
    }

    /**
     * The SQL condition for rows that belong to one moment, such as the start of a shift. It has
     * {@link #PARAMETER_COUNT} parameters.
     *
     * @param employee SQL expression of the employee id
     * @param moment SQL expression of the time
     */
    public static String conditionAt(String employee, String moment) {
        return condition(employee, "%1$s >= visible.from_at and %1$s < visible.to_at".formatted(moment));
    }

    /**
     * The SQL condition for rows that have a start and an end: they must overlap a visible time. It has
     * {@link #PARAMETER_COUNT} parameters.
     */
    public static String conditionOverlapping(String employee, String start, String end) {
        return condition(employee, "%s < visible.to_at and %s > visible.from_at".formatted(start, end));
    }

    private static String condition(String employee, String time) {
        return """
                (?::boolean or %1$s = any(?::text[]) or exists (
                    select from unnest(?::text[], ?::timestamptz[], ?::timestamptz[])
                     as visible (employee_id, from_at, to_at)
                     where visible.employee_id = %1$s and %2$s))
                """.formatted(employee, time);
    }

    /** @param first the index of the first parameter of the condition */
    public void bind(PreparedStatement select, int first) throws SQLException {
        var connection = select.getConnection();
        select.setBoolean(first, visibleSpans == null);
        List<ChainSpan> all = visibleSpans == null ? List.of() : visibleSpans;
        // Most employees are visible for all times: they are matched by hash, so that few are compared by time.
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
