package org.dutywatch.compliance.people.access;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.dutywatch.compliance.people.employees.ChainSpan;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Restricts an SQL query to the employees and times that the caller may see. The query itself filters, so that its
 * pages are full.
 *
 * @param visibleSpans the visible employees and times; null means everybody, always
 */
public record VisibilityFilter(@Nullable List<ChainSpan> visibleSpans) {
    public static VisibilityFilter everybody() {
        return new VisibilityFilter(null);
    }

    /**
     * The SQL condition for rows that belong to one moment, such as the start of a shift. {@link #bind} sets its
     * parameters.
     *
     * @param employee SQL expression of the employee id
     * @param moment SQL expression of the time
     */
    public static String conditionAt(String employee, String moment) {
        return condition(employee, "%1$s >= visible.from_at and %1$s < visible.to_at".formatted(moment));
    }

    /** The SQL condition for rows that have a start and an end: they must overlap a visible time. */
    public static String conditionOverlapping(String employee, String start, String end) {
        return condition(employee, "%s < visible.to_at and %s > visible.from_at".formatted(start, end));
    }

    private static String condition(String employee, String time) {
        return """
                (:everybodyVisible or %1$s = any(:alwaysVisible) or exists (
                    select from unnest(:visibleEmployees, :visibleFrom, :visibleTo)
                     as visible (employee_id, from_at, to_at)
                     where visible.employee_id = %1$s and %2$s))
                """.formatted(employee, time);
    }

    /** Sets the parameters of the condition, and returns the statement. */
    public <S extends SqlStatement<?>> S bind(S statement) {
        List<ChainSpan> all = visibleSpans == null ? List.of() : visibleSpans;
        // Most employees are visible for all times: they are matched by hash, so that few are compared by time.
        var always = all.stream().filter(ChainSpan::isAlways).toList();
        var atTimes = all.stream().filter(span -> !span.isAlways()).toList();
        statement.bind("everybodyVisible", visibleSpans == null);
        statement.bindArray("alwaysVisible", String.class, values(always, ChainSpan::employeeId));
        statement.bindArray("visibleEmployees", String.class, values(atTimes, ChainSpan::employeeId));
        statement.bindArray("visibleFrom", Instant.class, values(atTimes, ChainSpan::from));
        statement.bindArray("visibleTo", Instant.class, values(atTimes, ChainSpan::to));
        return statement;
    }

    private static <T> List<T> values(List<ChainSpan> spans, Function<ChainSpan, T> value) {
        return spans.stream().map(value).toList();
    }
}
