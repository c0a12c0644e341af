package org.dutywatch.compliance.duty.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.dutywatch.compliance.model.duty.DutyRules;
import org.dutywatch.compliance.model.duty.EmployeeWindow;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.eventkit.sql.DatabaseFailure;

/** Reads current shifts: duty with its breaks and with the leave during it. On-call times and leave are not shifts. */
@ApplicationScoped
public class CurrentShifts {
    /**
     * The 24 and 48 hours repeat the check constraints of {@code duty_actual}, which limit how far clock times lie from
     * the planned start. The kinds that are no duty are repeated from {@code ShiftKind.isDuty}.
     */
    private static final String SHIFTS_OVERLAPPING = """
            with shift as (
                select distinct r.employee_id, r.start_at, r.end_at, r.kind, r.break_start, r.break_end,
                       a.clock_in, a.clock_out
                  from roster_entry r
                  join unnest(?, ?, ?) as searched (employee_id, from_at, to_at)
                    on r.employee_id = searched.employee_id
                   and r.start_at <= searched.to_at + interval '24 hours'
                   and r.start_at > searched.from_at - interval '48 hours'
                  left join duty_actual a
                    on a.employee_id = r.employee_id and a.shift_start = r.start_at and a.superseded_at is null
                 where r.superseded_at is null and r.kind not in ('ON_CALL', 'LEAVE')
                   and least(r.start_at, a.clock_in) <= searched.to_at
                   and greatest(r.end_at, a.clock_out) > searched.from_at)
            select shift.*, leave.start_at as leave_start, leave.end_at as leave_end
              from shift
              left join roster_entry leave
                on leave.employee_id = shift.employee_id and leave.kind = 'LEAVE' and leave.superseded_at is null
               and leave.start_at < greatest(shift.end_at, shift.clock_out)
               and leave.end_at > least(shift.start_at, shift.clock_in)
             order by shift.employee_id, shift.start_at, leave.start_at
            """;

    private final DataSource database;
    private final ApprovedDutyRules rules;

    CurrentShifts(DataSource database, ApprovedDutyRules rules) {
        this.database = database;
        this.rules = rules;
    }

    /** The shift with this planned start; empty if there is none. */
    public Optional<Shift> shift(String employeeId, Instant start) {
        return shiftsOverlapping(employeeId, start, start).stream()
                .filter(shift -> shift.plannedStart().equals(start))
                .findFirst();
    }

    /**
     * The shifts whose planned or clocked time overlaps {@code from} to {@code to} (both inclusive), ordered by start.
     */
    public List<Shift> shiftsOverlapping(String employeeId, Instant from, Instant to) {
        return shiftsOverlapping(List.of(new EmployeeWindow(employeeId, from, to)))
                .getOrDefault(employeeId, List.of());
    }

    /**
     * The shifts whose planned or clocked time overlaps any of the windows (both ends inclusive), each once, ordered by
     * planned start. Runs one query for all windows.
     *
     * @return by employee id, in the order of the ids; an employee without shifts is absent
     * @throws DatabaseFailure if they cannot be read
     */
    public Map<String, List<Shift>> shiftsOverlapping(Collection<EmployeeWindow> windows) {
        if (windows.isEmpty()) {
            return Map.of();
        }
        var all = List.copyOf(windows);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SHIFTS_OVERLAPPING)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", all.stream().map(EmployeeWindow::employeeId).toArray()));
            select.setArray(2, times(connection, all, EmployeeWindow::from));
            select.setArray(3, times(connection, all, EmployeeWindow::to));
            try (var rows = select.executeQuery()) {
                return shifts(rows, rules.now()).stream()
                        .collect(Collectors.groupingBy(Shift::employeeId, TreeMap::new, Collectors.toList()));
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the roster", e);
        }
    }

    private static Array times(Connection connection, List<EmployeeWindow> all, Function<EmployeeWindow, Instant> of)
            throws SQLException {
        return connection.createArrayOf(
                "timestamptz", all.stream().map(of).map(Instant::toString).toArray());
    }

    /** Merges the rows: the query returns a shift once for each leave that overlaps it. */
    private static List<Shift> shifts(ResultSet rows, DutyRules rules) throws SQLException {
        List<Shift> shifts = new ArrayList<>();
        while (rows.next()) {
            var shift = shift(rows, rules);
            int last = shifts.size() - 1;
            if (last >= 0 && sameShift(shifts.get(last), shift)) {
                shifts.set(last, withMoreLeave(shifts.get(last), shift.leave()));
            } else {
                shifts.add(shift);
            }
        }
        return shifts;
    }

    private static Shift shift(ResultSet rows, DutyRules rules) throws SQLException {
        Interval planned = RosterLedger.interval(rows, "start_at", "end_at").orElseThrow();
        return new Shift(
                rows.getString("employee_id"),
                planned,
                ClockLedger.times(rows).map(times -> times.worked(planned)).orElse(planned),
                ShiftKind.valueOf(rows.getString("kind")),
                set(RosterLedger.interval(rows, "break_start", "break_end")),
                set(RosterLedger.interval(rows, "leave_start", "leave_end")),
                rules.ruleFor(planned.start()));
    }

    private static boolean sameShift(Shift one, Shift other) {
        return one.employeeId().equals(other.employeeId()) && one.planned().equals(other.planned());
    }

    private static Shift withMoreLeave(Shift shift, IntervalSet leave) {
        return new Shift(
                shift.employeeId(),
                shift.planned(),
                shift.worked(),
                shift.kind(),
                shift.breaks(),
                shift.leave().union(leave),
                shift.rule());
    }

    private static IntervalSet set(Optional<Interval> interval) {
        return interval.map(IntervalSet::of).orElse(IntervalSet.empty());
    }
}
