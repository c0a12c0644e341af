package org.dutywatch.compliance.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;
import org.jspecify.annotations.Nullable;

/** The roster entries as they are known now, with when each of them was recorded. */
@ApplicationScoped
public class RecordedRoster {
    private static final String AROUND = """
            select start_at, end_at, kind, break_start, break_end, recorded_at
              from roster_entry
             where employee_id = ? and start_at <= ? and end_at >= ? and superseded_at is null
             order by start_at, end_at, kind
            """;

    private final DataSource database;

    RecordedRoster(DataSource database) {
        this.database = database;
    }

    /** One entry of the roster and when it was recorded. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Recorded(
            Instant start,
            Instant end,
            ShiftKind kind,
            @Nullable Instant breakStart,
            @Nullable Instant breakEnd,
            Instant recordedAt) {}

    /** Every entry that touches this time, by start. */
    public List<Recorded> around(String employeeId, Interval time) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(AROUND)) {
            select.setString(1, employeeId);
            select.setObject(2, time.end().atOffset(ZoneOffset.UTC));
            select.setObject(3, time.start().atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                List<Recorded> entries = new ArrayList<>();
                while (rows.next()) {
                    entries.add(entry(rows));
                }
                return entries;
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot read the roster", e);
        }
    }

    private static Recorded entry(ResultSet row) throws SQLException {
        var dutyFree = RosterLedger.interval(row, "break_start", "break_end");
        return new Recorded(
                row.getObject("start_at", OffsetDateTime.class).toInstant(),
                row.getObject("end_at", OffsetDateTime.class).toInstant(),
                ShiftKind.valueOf(row.getString("kind")),
                dutyFree.map(Interval::start).orElse(null),
                dutyFree.map(Interval::end).orElse(null),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
