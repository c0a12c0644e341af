package org.dutywatch.compliance.people.alerted;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * The register of shifts that have or ever had an alert, also if the finding was withdrawn or closed later.
 * Before the roster, the clock times, the feed subscription, the unit, the rank or the exemptions of such a shift change,
 * the code asks this register. The area of cases writes the register in the transaction that publishes the alert. Only committed
 * alerts are found.
 */
@ApplicationScoped
public class AlertedShifts {
    private static final String AMONG = """
              from alerted_shift alerted
              join unnest(:employeeIds, :from, :to) as affected (employee_id, from_at, to_at)
                on alerted.employee_id = affected.employee_id
               and alerted.starts_from < affected.to_at
             where\s""";
    private static final String FIND = "select distinct alerted.employee_id" + AMONG;
    private static final String OVERLAPPING = FIND + "alerted.ends_by > affected.from_at";
    private static final String PERIODS = "select distinct alerted.*" + AMONG + "alerted.ends_by > affected.from_at";
    private static final String STARTING_IN = FIND + "alerted.starts_until >= affected.from_at";

    private static final String ADD = """
            insert into alerted_shift (finding_id, employee_id, starts_from, starts_until, ends_by)
            values (:findingId, :employeeId, :startsFrom, :startsUntil, :endsBy)
            on conflict (finding_id) do update set
                   starts_from = excluded.starts_from, starts_until = excluded.starts_until, ends_by = excluded.ends_by
            """;
    private static final String MOVE = """
            update alerted_shift set starts_from = :startsFrom, starts_until = :startsUntil, ends_by = :endsBy
             where finding_id = :findingId
            """;

    private final Database database;

    AlertedShifts(Database database) {
        this.database = database;
    }

    /**
     * The employees with an alert about a shift that overlaps one of their own intervals.
     *
     * @param intervals intervals of any number of employees
     * @return employee ids
     */
    @Transactional(TxType.MANDATORY)
    public Set<String> employeesAlertedIn(Collection<AffectedInterval> intervals) {
        return find(OVERLAPPING, intervals);
    }

    /**
     * The employees with an alert about a shift that started in one of their own intervals. This matters to changes of
     * unit and rank: those at the start of a shift decide which limit applies to it.
     *
     * @param intervals intervals of any number of employees
     * @return employee ids
     */
    @Transactional(TxType.MANDATORY)
    public Set<String> employeesAlertedForShiftsStartingIn(Collection<AffectedInterval> intervals) {
        return find(STARTING_IN, intervals);
    }

    /**
     * The periods of the alerts about a shift that overlaps an interval of the same employee.
     *
     * @param intervals intervals of any number of employees
     */
    @Transactional(TxType.MANDATORY)
    public List<AlertedPeriod> alertedIn(Collection<AffectedInterval> intervals) {
        return intervals.isEmpty()
                ? List.of()
                : database.withHandle(handle -> bind(handle.createQuery(PERIODS), List.copyOf(intervals))
                        .map(ConstructorMapper.of(AlertedPeriod.class))
                        .list());
    }

    /** Registers the shifts of an alert. They replace those that are registered for the same finding. */
    @Transactional(TxType.MANDATORY)
    public void add(AlertedPeriod alerted) {
        write(ADD, alerted);
    }

    /** Replaces the shifts of a finding that once was an alert and is registered. Other findings are ignored. */
    @Transactional(TxType.MANDATORY)
    public void moveIfAlerted(AlertedPeriod alerted) {
        write(MOVE, alerted);
    }

    private void write(String sql, AlertedPeriod alerted) {
        database.useHandle(
                handle -> handle.createUpdate(sql).bindMethods(alerted).execute());
    }

    private Set<String> find(String sql, Collection<AffectedInterval> intervals) {
        if (intervals.isEmpty()) {
            return Set.of();
        }
        return database.withHandle(handle -> bind(handle.createQuery(sql), List.copyOf(intervals))
                .mapTo(String.class)
                .set());
    }

    private static Query bind(Query query, List<AffectedInterval> intervals) {
        return query.bindArray(
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
                        intervals.stream().map(AffectedInterval::to).toList());
    }
}
