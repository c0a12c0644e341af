package org.dutywatch.compliance.measuring.minutes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.dutywatch.compliance.people.access.VisibilityFilter;
import org.dutywatch.eventkit.rest.TimeRange;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** Reads how many on-duty minutes each shift of a range has. */
@ApplicationScoped
class MinutesByShift {
    private static final String PAGE =
            """
            select m.row_id, m.employee_id, e.name, v.unit, m.shift_start, m.shift_end, m.kind, m.minutes_low, m.minutes,
                   m.minutes_high, m.sites::text, m.excluded::text, m.confidence, m.profile, m.catalogue, m.policy,
                   m.limit_minutes, m.first_access, m.last_access, m.evaluated_at
              from shift_minutes m
              join employee e on e.employee_id = m.employee_id
              join employee_version v on v.employee_id = m.employee_id and v.superseded_at is null
                   and v.valid_from <= m.shift_start and v.valid_to > m.shift_start
             where m.shift_start >= ? and m.shift_start < ?
               and (m.shift_start, m.row_id) > (?, ?)
               and (?::text is null or v.unit = ?)
               and %s
             order by m.shift_start, m.row_id
             limit ?
            """.formatted(VisibilityFilter.positionalConditionAt("m.employee_id", "m.shift_start"));

    private final DataSource database;
    private final ObjectMapper json;

    MinutesByShift(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Which shifts to read.
     *
     * @param range range of the starts of shifts
     * @param visibilityFilter which employees the caller may see, and for what times
     * @param unit only employees who belonged to this unit when the shift began; null means all
     */
    record MinutesCriteria(
            TimeRange range,
            VisibilityFilter visibilityFilter,
            @Nullable String unit) {
        MinutesPosition firstPosition() {
            return new MinutesPosition(range.from(), -1);
        }
    }

    /** The position just after a row, from which the next page starts. */
    record MinutesPosition(Instant shiftStart, long rowId) {
        static MinutesPosition of(ShiftMinutesRow row) {
            return new MinutesPosition(row.shiftStart(), row.rowId());
        }
    }

    /** By start of the shift, at most {@code size} rows. */
    List<ShiftMinutesRow> page(MinutesCriteria criteria, MinutesPosition after, int size) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(PAGE)) {
            select.setObject(1, criteria.range().from().atOffset(ZoneOffset.UTC));
            select.setObject(2, criteria.range().to().atOffset(ZoneOffset.UTC));
            select.setObject(3, after.shiftStart().atOffset(ZoneOffset.UTC));
            select.setLong(4, after.rowId());
            select.setString(5, criteria.unit());
            select.setString(6, criteria.unit());
            criteria.visibilityFilter().bind(select, 7);
            select.setInt(7 + VisibilityFilter.PARAMETER_COUNT, size);
            try (var rows = select.executeQuery()) {
                List<ShiftMinutesRow> page = new ArrayList<>();
                while (rows.next()) {
                    page.add(row(rows));
                }
                return page;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read minutes", e);
        }
    }

    private ShiftMinutesRow row(ResultSet row) throws SQLException {
        try {
            return new ShiftMinutesRow(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getObject(5, OffsetDateTime.class).toInstant(),
                    row.getObject(6, OffsetDateTime.class).toInstant(),
                    row.getString(7),
                    row.getBigDecimal(8),
                    row.getBigDecimal(9),
                    row.getBigDecimal(10),
                    List.of(json.readValue(row.getString(11), SiteMinutes[].class)),
                    List.of(json.readValue(row.getString(12), ExcludedMinutes[].class)),
                    row.getString(13),
                    row.getString(14),
                    row.getString(15),
                    row.getString(16),
                    row.getBigDecimal(17),
                    time(row, 18),
                    time(row, 19),
                    row.getObject(20, OffsetDateTime.class).toInstant());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the stored breakdown of the minutes of a shift cannot be read", e);
        }
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
