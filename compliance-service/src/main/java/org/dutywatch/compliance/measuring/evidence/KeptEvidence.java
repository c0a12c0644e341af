package org.dutywatch.compliance.measuring.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dutywatch.compliance.model.duty.EmployeeWindow;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Which evidence of a dropped day was kept, because something held it (view {@code evidence_hold}): a finding that is
 * not at its end, or a legal hold. What was dropped once is never kept again.
 */
@ApplicationScoped
public class KeptEvidence {
    /**
     * What is held now of the evidence of the day, without what was dropped before. {@code dropped_until} of an earlier
     * drop is the end of what it dropped; evidence after that was complete until now.
     */
    private static final String KEPT_NOW = """
            with dropping as (
                select coalesce(dropped_until, '-infinity') as dropped_until,
                       greatest(dropped_until, :nextDay, (select max(until) from evidence
                                                           where hour >= :thisDay and hour < :nextDay)) as drop_until
                  from evidence_day where day = :day),
            kept_now as (
                select hold.employee_id,
                       range_agg(hold.held) * (coalesce((select kept from kept_evidence before
                                                          where before.day = :day
                                                            and before.employee_id = hold.employee_id), '{}')
                                               + tstzmultirange(tstzrange(dropping.dropped_until, null))) as kept
                  from evidence_hold hold, dropping
                 where hold.held && tstzrange(:thisDay, dropping.drop_until, '[]')
                 group by hold.employee_id, dropping.dropped_until)
            """;

    /** Also true where nothing is left of the day, so that its partition can go. */
    private static final String ANY_TO_DROP = KEPT_NOW + """
            select not exists (select from evidence where hour >= :thisDay and hour < :nextDay)
                or exists (
                   select from evidence e
                    where e.hour >= :thisDay and e.hour < :nextDay
                      and not exists (select from kept_now
                                       where kept_now.employee_id = e.employee_id
                                         and kept_now.kept && tstzrange(e.hour, e.until, '[]')))
            """;

    private static final String STORE = KEPT_NOW + """
            , gone as (
                delete from kept_evidence before
                 where before.day = :day
                   and not exists (select from kept_now
                                    where kept_now.employee_id = before.employee_id and not isempty(kept_now.kept)))
            insert into kept_evidence (day, employee_id, kept)
            select :day, employee_id, kept from kept_now where not isempty(kept)
            on conflict (day, employee_id) do update set kept = excluded.kept
            """;

    private static final String NOT_KEPT = """
              from evidence e
             where e.hour >= :thisDay and e.hour < :nextDay
               and not exists (select from kept_evidence k
                                where k.day = :day and k.employee_id = e.employee_id
                                  and k.kept && tstzrange(e.hour, e.until, '[]'))
            """;

    private static final String PARTS =
            "select (select count(*) from evidence where hour >= :thisDay and hour < :nextDay)"
                    + " - others as kept, others from (select count(*) as others " + NOT_KEPT + ") as parts";

    private static final String INCOMPLETE = """
            select queried.position
              from unnest(:employeeIds::text[], :from::timestamptz[], :to::timestamptz[]) with ordinality
                   as queried (employee_id, from_at, to_at, position)
             where exists (
                   select from evidence_day dropped
                    where dropped.dropped_at is not null and dropped.day <= :lastDay and dropped.dropped_until > :first
                      and queried.from_at < dropped.dropped_until
                      and queried.to_at > dropped.day::timestamp at time zone 'UTC'
                      and not exists (select from kept_evidence k
                                       where k.day = dropped.day and k.employee_id = queried.employee_id
                                         and k.kept @> tstzrange(queried.from_at, queried.to_at)))
            """;

    private static final String DROPPED_DAYS = """
            select dropped.day
              from evidence_day dropped,
                   lateral (select tstzrange(dropped.day::timestamp at time zone 'UTC', dropped.dropped_until)
                                   * tstzrange(:start, :end) as gone) as part
             where dropped.dropped_at is not null and not isempty(gone)
               and not exists (select from kept_evidence k
                                where k.day = dropped.day and k.employee_id = :employeeId and k.kept @> gone)
             order by dropped.day
            """;

    private final Database database;

    KeptEvidence(Database database) {
        this.database = database;
    }

    /** Those of the windows of which evidence was dropped, at least in part. The ends of windows are exclusive. */
    public Set<EmployeeWindow> incomplete(List<EmployeeWindow> windows) {
        if (windows.isEmpty()) {
            return Set.of();
        }
        Interval span = Interval.hull(windows.stream()
                        .map(window -> new Interval(window.from(), window.to()))
                        .toList())
                .orElseThrow();
        List<Integer> positions = database.withHandle(handle -> handle.createQuery(INCOMPLETE)
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
                .bind("first", span.start())
                .bind("lastDay", EvidenceDays.dayOf(span.end()))
                .mapTo(Integer.class)
                .list());
        Set<EmployeeWindow> incomplete = new HashSet<>();
        positions.forEach(position -> incomplete.add(windows.get(position - 1)));
        return incomplete;
    }

    /** The days (UTC) of which evidence about this time of the employee was dropped, ascending. */
    public List<LocalDate> droppedDays(String employeeId, Interval time) {
        return database.withHandle(handle -> new ArrayList<>(handle.createQuery(DROPPED_DAYS)
                .bind("employeeId", employeeId)
                .bindMethods(time)
                .mapTo(LocalDate.class)
                .list()));
    }

    /**
     * Waits until no evidence is being dropped, and lets none be dropped until the transaction ends. What the
     * transaction holds is then kept, and what {@link #droppedDays} says stays true.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void preventDrops() {
        database.useHandle(handle -> handle.execute("lock table only evidence in access share mode"));
    }

    /** Whether a part of the evidence of the day is held by nothing, or nothing is left of it. */
    boolean anyToDrop(LocalDate day) {
        return database.withHandle(handle -> withDay(handle.createQuery(ANY_TO_DROP), day)
                .mapTo(Boolean.class)
                .one());
    }

    /** Stores what is held now of the evidence of the day: it is kept, and the rest counts as dropped. */
    void store(LocalDate day) {
        database.useHandle(handle -> withDay(handle.createUpdate(STORE), day).execute());
    }

    /** How many rows of the day, of an employee and hour each, are kept, and how many are not. */
    public record DayParts(long kept, long others) {}

    DayParts parts(LocalDate day) {
        return database.withHandle(handle -> withDay(handle.createQuery(PARTS), day)
                .map(ConstructorMapper.of(DayParts.class))
                .one());
    }

    /** Deletes the evidence of the day that is not kept. */
    void deleteOthers(LocalDate day) {
        database.useHandle(handle ->
                withDay(handle.createUpdate("delete " + NOT_KEPT), day).execute());
    }

    private static <S extends SqlStatement<S>> S withDay(S statement, LocalDate day) {
        return statement
                .bind("day", day)
                .bind("thisDay", EvidenceDays.midnight(day))
                .bind("nextDay", EvidenceDays.midnight(day.plusDays(1)));
    }
}
