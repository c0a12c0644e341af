package org.dutywatch.compliance.rules.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.dutywatch.compliance.model.duty.EmployeeWindow;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.eventkit.sql.DatabaseFailure;
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
                select * from unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[]) with ordinality
                       as query (employee_id, unit, from_at, to_at, position))
            """ + FOUND + " e.employee_id = query.employee_id union all " + FOUND + " e.unit = query.unit"
                    + " order by position, start_at, end_at, exemption_id";

    private final DataSource database;

    ApprovedExemptions(DataSource database) {
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
     * @throws DatabaseFailure if the database cannot be read
     */
    List<List<ApprovedExemption>> during(Collection<ExemptionQuery> queries) {
        List<List<ApprovedExemption>> found = new ArrayList<>();
        queries.forEach(one -> found.add(new ArrayList<>()));
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(DURING)) {
            select.setArray(
                    1, array(connection, "text", queries, one -> one.window().employeeId()));
            select.setArray(2, array(connection, "text", queries, ExemptionQuery::unit));
            select.setArray(
                    3,
                    array(
                            connection,
                            "timestamptz",
                            queries,
                            one -> one.window().from()));
            select.setArray(
                    4,
                    array(
                            connection,
                            "timestamptz",
                            queries,
                            one -> one.window().to()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    ApprovedExemption one = approved(rows);
                    if (!one.windows().isEmpty()) {
                        found.get(rows.getInt("position") - 1).add(one);
                    }
                }
                return found;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the exemptions", e);
        }
    }

    private static ApprovedExemption approved(ResultSet row) throws SQLException {
        var valid = new Interval(time(row, "start_at"), time(row, "end_at"));
        var hours = ExemptionTextFormat.hours(
                row.getString("weekdays"),
                row.getObject("hours_from", LocalTime.class),
                row.getObject("hours_to", LocalTime.class),
                row.getString("zone"));
        var queried = new Interval(time(row, "from_at"), time(row, "to_at"));
        return new ApprovedExemption(
                row.getObject("exemption_id", UUID.class),
                hours == null ? IntervalSet.of(valid) : hours.during(valid, queried),
                ExemptionTextFormat.sites(row.getString("sites")),
                ExemptionPurpose.valueOf(row.getString("purpose")),
                row.getString("reason"),
                row.getString("directed_by"),
                row.getString("approved_by"),
                time(row, "created_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Array array(
            Connection connection,
            String type,
            Collection<ExemptionQuery> queries,
            Function<ExemptionQuery, @Nullable Object> of)
            throws SQLException {
        List<@Nullable String> texts = new ArrayList<>();
        for (ExemptionQuery query : queries) {
            Object value = of.apply(query);
            texts.add(value == null ? null : value.toString());
        }
        return connection.createArrayOf(type, texts.toArray());
    }
}
