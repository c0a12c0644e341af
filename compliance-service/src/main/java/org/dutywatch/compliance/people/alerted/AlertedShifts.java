package org.dutywatch.compliance.people.alerted;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.eventkit.sql.DatabaseFailure;

/**
 * The register of shifts that have or ever had an alert, also if the finding was withdrawn or closed later.
 * Before the roster, the clock times, the feed subscription, the unit or the rank of such a shift change, the code asks
 * this register. The area of cases writes the register in the transaction that publishes the alert. Only committed
 * alerts are found.
 */
@ApplicationScoped
public class AlertedShifts {
    private static final String FIND = """
            select distinct alerted.employee_id
              from alerted_shift alerted
              join unnest(?::text[], ?::timestamptz[], ?::timestamptz[]) as affected (employee_id, from_at, to_at)
                on alerted.employee_id = affected.employee_id
               and alerted.starts_from < affected.to_at
             where\s""";
    private static final String OVERLAPPING = FIND + "alerted.ends_by > affected.from_at";
    private static final String STARTING_IN = FIND + "alerted.starts_until >= affected.from_at";

    private static final String ADD = """
            insert into alerted_shift (finding_id, employee_id, starts_from, starts_until, ends_by)
            values (?, ?, ?, ?, ?)
            on conflict (finding_id) do update set
                   starts_from = excluded.starts_from, starts_until = excluded.starts_until, ends_by = excluded.ends_by
            """;
    private static final String MOVE =
            "update alerted_shift set starts_from = ?, starts_until = ?, ends_by = ? where finding_id = ?";

    private final DataSource database;

    AlertedShifts(DataSource database) {
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

    /** Registers the shifts of an alert. They replace those that are registered for the same finding. */
    @Transactional(TxType.MANDATORY)
    public void add(AlertedPeriod alerted) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, alerted.findingId());
            insert.setString(2, alerted.employeeId());
            insert.setObject(3, alerted.startsFrom().atOffset(ZoneOffset.UTC));
            insert.setObject(4, alerted.startsUntil().atOffset(ZoneOffset.UTC));
            insert.setObject(5, alerted.endsBy().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot register the shifts of an alert", e);
        }
    }

    /** Replaces the shifts of a finding that once was an alert and is registered. Other findings are ignored. */
    @Transactional(TxType.MANDATORY)
    public void moveIfAlerted(AlertedPeriod alerted) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(MOVE)) {
            update.setObject(1, alerted.startsFrom().atOffset(ZoneOffset.UTC));
            update.setObject(2, alerted.startsUntil().atOffset(ZoneOffset.UTC));
            update.setObject(3, alerted.endsBy().atOffset(ZoneOffset.UTC));
            update.setObject(4, alerted.findingId());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot replace the shifts of an alert", e);
        }
    }

    private Set<String> find(String sql, Collection<AffectedInterval> intervals) {
        if (intervals.isEmpty()) {
            return Set.of();
        }
        var all = List.copyOf(intervals);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            var ids = all.stream().map(AffectedInterval::employeeId).toArray();
            var from = all.stream().map(one -> one.from().toString()).toArray();
            var to = all.stream().map(one -> one.to().toString()).toArray();
            select.setArray(1, connection.createArrayOf("text", ids));
            select.setArray(2, connection.createArrayOf("timestamptz", from));
            select.setArray(3, connection.createArrayOf("timestamptz", to));
            try (var rows = select.executeQuery()) {
                Set<String> employeeIds = new HashSet<>();
                while (rows.next()) {
                    employeeIds.add(rows.getString(1));
                }
                return employeeIds;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the register of alerts", e);
        }
    }
}
