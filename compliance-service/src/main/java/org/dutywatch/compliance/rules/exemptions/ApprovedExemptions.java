package org.dutywatch.compliance.rules.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;
import org.dutywatch.compliance.model.duty.EmployeeWindow;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/**
 * Reads the exemptions of employees and units that are not revoked. Weekly hours are expanded into intervals.
 */
@ApplicationScoped
public class ApprovedExemptions {
    private static final String FOUND = """
            select query.position, query.from_at, query.to_at, e.exemption_id, e.start_at, e.end_at, e.weekdays,
                   e.hours_from, e.hours_to, e.zone, e.sites, e.purpose, e.reason, e.directed_by, e.approved_by,
                   e.created_at
              from query join exemption e on e.start_at < query.to_at and e.end_at > query.from_at
             where e.revoked_at is null and
            """;
    private static final String DURING =
            """
            with query as (
                select * from unnest(:employeeIds, :units, :from, :to) with ordinality
                       as query (employee_id, unit, from_at, to_at, position))
            """ + FOUND + " e.employee_id = query.employee_id union all " + FOUND + " e.unit = query.unit"
                    + " order by position, start_at, end_at, exemption_id";

    private final Database database;

    ApprovedExemptions(Database database) {
        this.database = database;
    }

    /**
     * A query for the exemptions of one employee.
     *
     * @param unit the employee's unit when the shift began; null if unknown, then exemptions of units are not found
     */
    public record ExemptionQuery(
            EmployeeWindow window, @Nullable String unit) {}

    /**
     * One exemption, as stored.
     *
     * @param windows the intervals of the exemption that overlap the queried window; they may extend beyond it
     * @param sites keys of the site catalogue; empty means all sites
     * @param directedBy who ordered the official business; null if not recorded
     * @param approvedBy id of the employee, or name of the user, who approved it
     */
    public record ApprovedExemption(
            UUID exemptionId,
            IntervalSet windows,
            SortedSet<String> sites,
            ExemptionPurpose purpose,
            String reason,
            @Nullable String directedBy,
            String approvedBy,
            Instant createdAt) {}

    /** The exemptions that overlap the queried window, sorted by start; {@link Exemptions#during} merges them. */
    public List<ApprovedExemption> during(ExemptionQuery query) {
        return during(List.of(query)).get(0);
    }

    /**
     * Answers many queries with one SQL query.
     *
     * @return one list for each query, in the order of the queries
     */
    List<List<ApprovedExemption>> during(Collection<ExemptionQuery> queries) {
        List<List<ApprovedExemption>> found = new ArrayList<>();
        queries.forEach(query -> found.add(new ArrayList<>()));
        database.useHandle(handle -> handle.createQuery(DURING)
                .bindArray(
                        "employeeIds",
                        String.class,
                        each(queries, query -> query.window().employeeId()))
                .bindArray("units", String.class, each(queries, ExemptionQuery::unit))
                .bindArray(
                        "from",
                        Instant.class,
                        each(queries, query -> query.window().from()))
                .bindArray(
                        "to",
                        Instant.class,
                        each(queries, query -> query.window().to()))
                .reduceRows(found, (lists, row) -> {
                    ApprovedExemption exemption = exemption(row);
                    if (!exemption.windows().isEmpty()) {
                        lists.get(row.getColumn("position", Integer.class) - 1).add(exemption);
                    }
                    return lists;
                }));
        return found;
    }

    private static <T> List<T> each(Collection<ExemptionQuery> queries, Function<ExemptionQuery, T> value) {
        return queries.stream().map(value).toList();
    }

    private static ApprovedExemption exemption(RowView row) {
        var valid = new Interval(row.getColumn("start_at", Instant.class), row.getColumn("end_at", Instant.class));
        var queried = new Interval(row.getColumn("from_at", Instant.class), row.getColumn("to_at", Instant.class));
        var hours = ExemptionTextFormat.hours(
                row.getColumn("weekdays", String.class),
                row.getColumn("hours_from", LocalTime.class),
                row.getColumn("hours_to", LocalTime.class),
                row.getColumn("zone", String.class));
        return new ApprovedExemption(
                row.getColumn("exemption_id", UUID.class),
                hours == null ? IntervalSet.of(valid) : hours.during(valid, queried),
                ExemptionTextFormat.sites(row.getColumn("sites", String.class)),
                row.getColumn("purpose", ExemptionPurpose.class),
                row.getColumn("reason", String.class),
                row.getColumn("directed_by", String.class),
                row.getColumn("approved_by", String.class),
                row.getColumn("created_at", Instant.class));
    }
}
