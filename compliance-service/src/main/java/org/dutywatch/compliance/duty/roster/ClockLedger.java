package org.dutywatch.compliance.duty.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.dutywatch.compliance.model.duty.ClockTimes;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.roster.ClockedShifts;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** The bitemporal table of clock times. A change ends one version and adds another; nothing is overwritten. */
@ApplicationScoped
public class ClockLedger {
    private static final String TIMES_AS_OF = """
            select employee_id, shift_start, clock_in, clock_out
              from duty_actual
             where (?::text[] is null or employee_id = any(?)) and shift_start >= ? and shift_start <= ?
               and recorded_at <= ? and (superseded_at is null or superseded_at > ?)
            """;

    private static final String SUPERSEDE = """
            update duty_actual set superseded_at = ?, superseded_by = ?, superseded_for = ?
             where superseded_at is null and employee_id = ? and shift_start = ?
            """;

    private static final String ADD = """
            insert into duty_actual
                (recorded_at, author, reason, employee_id, shift_start, clock_in, clock_out, source)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final DataSource database;

    ClockLedger(DataSource database) {
        this.database = database;
    }

    /**
     * The clock times of one shift.
     *
     * @param source the system or person that the times come from, such as {@code CAD log-on}
     */
    public record ShiftClockTimes(ShiftKey shift, ClockTimes times, String source) {}

    /**
     * The clock times, as recorded at {@code asOf}, of shifts planned to start between {@code from} and {@code to},
     * both inclusive.
     *
     * @param employeeIds null means all employees
     * @throws DatabaseFailure if they cannot be read
     */
    public ClockedShifts timesAsOf(@Nullable Collection<String> employeeIds, Instant from, Instant to, Instant asOf) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(TIMES_AS_OF)) {
            var ids = employeeIds == null ? null : connection.createArrayOf("text", employeeIds.toArray());
            select.setArray(1, ids);
            select.setArray(2, ids);
            select.setObject(3, utc(from));
            select.setObject(4, utc(to));
            select.setObject(5, utc(asOf));
            select.setObject(6, utc(asOf));
            try (var rows = select.executeQuery()) {
                Map<ShiftKey, ClockTimes> found = new HashMap<>();
                while (rows.next()) {
                    var shift = new ShiftKey(
                            rows.getString(1),
                            rows.getObject(2, OffsetDateTime.class).toInstant());
                    times(rows).ifPresent(times -> found.put(shift, times));
                }
                return new ClockedShifts(found);
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read clock times", e);
        }
    }

    /**
     * The clock times of these entries, as recorded at {@code asOf}, and possibly those of other shifts.
     *
     * @throws DatabaseFailure if they cannot be read
     */
    public ClockedShifts timesAsOf(Collection<RosterEntry> entries, Instant asOf) {
        var starts =
                entries.stream().map(entry -> entry.span().start()).sorted().toList();
        return starts.isEmpty()
                ? ClockedShifts.NONE
                : timesAsOf(
                        entries.stream().map(RosterEntry::employeeId).collect(Collectors.toSet()),
                        starts.get(0),
                        starts.get(starts.size() - 1),
                        asOf);
    }

    /**
     * Ends the current versions.
     *
     * @throws DatabaseFailure if they cannot be written
     */
    public void supersede(Collection<ShiftKey> shifts, RosterLedger.Authorship authorship) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(SUPERSEDE)) {
            for (ShiftKey shift : shifts) {
                update.setObject(1, utc(authorship.at()));
                update.setString(2, authorship.author());
                update.setString(3, authorship.reason());
                update.setString(4, shift.employeeId());
                update.setObject(5, utc(shift.start()));
                update.addBatch();
            }
            update.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot write clock times", e);
        }
    }

    /**
     * Adds current versions.
     *
     * @throws DatabaseFailure if they cannot be written
     */
    public void add(List<ShiftClockTimes> clockTimes, RosterLedger.Authorship authorship) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(ADD)) {
            for (ShiftClockTimes shiftTimes : clockTimes) {
                var out = shiftTimes.times().clockOut();
                insert.setObject(1, utc(authorship.at()));
                insert.setString(2, authorship.author());
                insert.setString(3, authorship.reason());
                insert.setString(4, shiftTimes.shift().employeeId());
                insert.setObject(5, utc(shiftTimes.shift().start()));
                insert.setObject(6, utc(shiftTimes.times().clockIn()));
                insert.setObject(7, out == null ? null : utc(out));
                insert.setString(8, shiftTimes.source());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot write clock times", e);
        }
    }

    /** Reads the columns clock_in and clock_out; empty if there is no clock-in. */
    static Optional<ClockTimes> times(ResultSet row) throws SQLException {
        var in = row.getObject("clock_in", OffsetDateTime.class);
        var out = row.getObject("clock_out", OffsetDateTime.class);
        return in == null
                ? Optional.empty()
                : Optional.of(new ClockTimes(in.toInstant(), out == null ? null : out.toInstant()));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
