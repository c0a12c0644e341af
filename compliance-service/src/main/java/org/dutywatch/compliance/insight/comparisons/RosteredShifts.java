package org.dutywatch.compliance.insight.comparisons;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.eventkit.sql.DatabaseFailure;

/** Reads the shifts of a unit from the current roster; on-call time and leave are left out. */
@ApplicationScoped
class RosteredShifts {
    private static final String IN_RANGE = """
            select distinct r.start_at, r.employee_id, e.pseudonym, v.unit
              from roster_entry r
              join employee e on e.employee_id = r.employee_id
              join employee_version v on v.employee_id = r.employee_id and v.superseded_at is null
                   and v.valid_from <= r.start_at and v.valid_to > r.start_at
             where r.superseded_at is null and r.kind not in ('ON_CALL', 'LEAVE')
               and r.start_at >= ? and r.start_at < ? and (?::text is null or v.unit = ?)
             order by r.start_at, r.employee_id
             limit ?
            """;

    private final DataSource database;

    RosteredShifts(DataSource database) {
        this.database = database;
    }

    /** A shift, with the pseudonym of the employee and the employee's unit when it started. */
    record RosteredShift(ShiftKey key, String pseudonym, String unit) {}

    /** The requested shifts, sorted by start; at most {@code limit}. */
    List<RosteredShift> find(ComparisonRequest request, int limit) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(IN_RANGE)) {
            select.setObject(1, request.from().atOffset(ZoneOffset.UTC));
            select.setObject(2, request.to().atOffset(ZoneOffset.UTC));
            select.setString(3, request.unit());
            select.setString(4, request.unit());
            select.setInt(5, limit);
            try (var rows = select.executeQuery()) {
                List<RosteredShift> shifts = new ArrayList<>();
                while (rows.next()) {
                    var start = rows.getObject(1, OffsetDateTime.class).toInstant();
                    shifts.add(new RosteredShift(
                            new ShiftKey(rows.getString(2), start), rows.getString(3), rows.getString(4)));
                }
                return shifts;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the roster", e);
        }
    }
}
