package org.dutywatch.compliance.duty.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.model.duty.ClockTimes;
import org.dutywatch.compliance.model.duty.DutyRules;
import org.dutywatch.compliance.model.duty.EmployeeWindow;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.result.ResultIterable;
import org.jspecify.annotations.Nullable;

/** The current shifts: duty with its breaks and with the leave during it. On-call times and leave are not shifts. */
@ApplicationScoped
public class CurrentShifts {
    /** The kinds here are those for which {@code ShiftKind.isDuty} is false; keep both in step. */
    private static final String IS_SHIFT = " r.superseded_at is null and r.kind not in ('ON_CALL', 'LEAVE') ";

    /**
     * A shift is searched in its planned and in its clocked time. The bounds on {@code start_at} let PostgreSQL read
     * fewer rows. They exclude no shift: the check constraints of {@code duty_actual} allow a clock-in less than 24
     * hours before the planned start and a clock-out less than 48 hours after it, and no shift is planned for longer
     * than 24 hours.
     */
    private static final String FROM_WINDOWS = """
              from roster_entry r
              join unnest(:employeeIds, :from, :to) as searched (employee_id, from_at, to_at)
                on r.employee_id = searched.employee_id
               and r.start_at <= searched.to_at + interval '24 hours'
               and r.start_at > searched.from_at - interval '48 hours'
              left join duty_actual a
                on a.employee_id = r.employee_id and a.shift_start = r.start_at and a.superseded_at is null
             where greatest(r.end_at, a.clock_out) > searched.from_at and""" + IS_SHIFT;

    private static final String SHIFTS_OVERLAPPING = """
            with shift as (
                select distinct r.employee_id, r.start_at, r.end_at, r.kind, r.break_start, r.break_end,
                       a.clock_in, a.clock_out
            """ + FROM_WINDOWS + """
                   and least(r.start_at, a.clock_in) <= searched.to_at)
            select shift.*, leave.start_at as leave_start, leave.end_at as leave_end
              from shift
              left join roster_entry leave
                on leave.employee_id = shift.employee_id and leave.kind = 'LEAVE' and leave.superseded_at is null
               and leave.start_at < greatest(shift.end_at, shift.clock_out)
               and leave.end_at > least(shift.start_at, shift.clock_in)
             order by shift.employee_id, shift.start_at, leave.start_at
            """;

    private static final String KEYS_OVERLAPPING = "select distinct r.employee_id, r.start_at as start" + FROM_WINDOWS
            + "and least(r.start_at, a.clock_in) < searched.to_at";

    private static final String KEYS_STARTING = """
            select distinct r.employee_id, r.start_at as start
              from roster_entry r
             where r.start_at >= :from and r.start_at < :to
               and (:unit::text is null
                    or exists (select from employee_version v
                                where v.employee_id = r.employee_id and v.superseded_at is null and v.unit = :unit
                                  and v.valid_from <= r.start_at and v.valid_to > r.start_at)) and""" + IS_SHIFT + "order by r.employee_id, start limit :limit";

    private static final int FETCHED_ROWS = 10_000;

    private final Database database;
    private final ApprovedDutyRules rules;

    CurrentShifts(Database database, ApprovedDutyRules rules) {
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
     */
    public Map<String, List<Shift>> shiftsOverlapping(Collection<EmployeeWindow> windows) {
        if (windows.isEmpty()) {
            return Map.of();
        }
        DutyRules approved = rules.now();
        return database
                .withHandle(handle -> handle.createQuery(SHIFTS_OVERLAPPING)
                        .bindArray(
                                "employeeIds",
                                String.class,
                                windows.stream().map(EmployeeWindow::employeeId).toList())
                        .bindArray(
                                "from",
                                Instant.class,
                                windows.stream().map(EmployeeWindow::from).toList())
                        .bindArray(
                                "to",
                                Instant.class,
                                windows.stream().map(EmployeeWindow::to).toList())
                        .map(ConstructorMapper.of(ShiftRow.class))
                        .list())
                .stream()
                .collect(Collectors.groupingBy(ShiftRow::key, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(rowsOfShift -> shift(rowsOfShift, approved))
                .collect(Collectors.groupingBy(Shift::employeeId, TreeMap::new, Collectors.toList()));
    }

    /** The shifts whose planned or clocked time overlaps any of these intervals; each once, in no order. */
    public List<ShiftKey> keysOverlapping(Collection<AffectedInterval> intervals) {
        return database.withHandle(handle -> handle.createQuery(KEYS_OVERLAPPING)
                .bindArray(
                        "employeeIds",
                        String.class,
                        intervals.stream().map(AffectedInterval::employeeId).toList())
                .bindArray(
                        "from",
                        Instant.class,
                        intervals.stream().map(AffectedInterval::from).toList())
                .bindArray(
                        "to",
                        Instant.class,
                        intervals.stream().map(AffectedInterval::to).toList())
                .map(ConstructorMapper.of(ShiftKey.class))
                .list());
    }

    /**
     * The shifts that are planned to start in this time, sorted by employee and start; at most {@code limit}.
     *
     * @param unit only shifts of employees who belong to this unit when the shift starts; null means all
     */
    public List<ShiftKey> keysStartingIn(Interval time, @Nullable String unit, int limit) {
        return database.withHandle(
                handle -> keysStartingIn(handle, time, unit, limit).list());
    }

    /**
     * Passes on the shifts that are planned to start at or after this time, sorted by employee and start, in batches of
     * at most {@code size}, because there can be millions.
     *
     * @param unit as in {@link #keysStartingIn}
     */
    @Transactional(TxType.MANDATORY)
    public void keysStartingFrom(Instant from, @Nullable String unit, int size, Consumer<List<ShiftKey>> batches) {
        database.useHandle(handle -> {
            var time = new Interval(from, RosterBook.NOW);
            try (var keys = keysStartingIn(handle, time, unit, Integer.MAX_VALUE).stream()) {
                List<ShiftKey> batch = new ArrayList<>();
                keys.forEach(key -> {
                    batch.add(key);
                    if (batch.size() == size) {
                        batches.accept(batch);
                        batch.clear();
                    }
                });
                batches.accept(batch);
            }
        });
    }

    private static ResultIterable<ShiftKey> keysStartingIn(
            Handle handle, Interval time, @Nullable String unit, int limit) {
        return handle.createQuery(KEYS_STARTING)
                .setFetchSize(FETCHED_ROWS)
                .bind("from", time.start())
                .bind("to", time.end())
                .bind("unit", unit)
                .bind("limit", limit)
                .map(ConstructorMapper.of(ShiftKey.class));
    }

    /** A shift and one leave that overlaps it. Public, because Jdbi creates it. */
    public record ShiftRow(
            String employeeId,
            Instant startAt,
            Instant endAt,
            ShiftKind kind,
            @Nullable Instant breakStart,
            @Nullable Instant breakEnd,
            @Nullable Instant clockIn,
            @Nullable Instant clockOut,
            @Nullable Instant leaveStart,
            @Nullable Instant leaveEnd) {
        ShiftKey key() {
            return new ShiftKey(employeeId, startAt);
        }
    }

    private static Shift shift(List<ShiftRow> rows, DutyRules rules) {
        ShiftRow first = rows.get(0);
        var planned = new Interval(first.startAt(), first.endAt());
        Instant clockIn = first.clockIn();
        return new Shift(
                first.employeeId(),
                planned,
                clockIn == null ? planned : new ClockTimes(clockIn, first.clockOut()).worked(planned),
                first.kind(),
                set(first.breakStart(), first.breakEnd()),
                rows.stream()
                        .map(row -> set(row.leaveStart(), row.leaveEnd()))
                        .reduce(IntervalSet.empty(), IntervalSet::union),
                rules.ruleFor(planned.start()));
    }

    private static IntervalSet set(@Nullable Instant start, @Nullable Instant end) {
        return start == null || end == null ? IntervalSet.empty() : IntervalSet.of(new Interval(start, end));
    }
}
