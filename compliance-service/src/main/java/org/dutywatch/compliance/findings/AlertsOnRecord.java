package org.dutywatch.compliance.findings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.dutywatch.compliance.due.Touched;
import org.dutywatch.compliance.employees.MeasuredAlerts;
import org.dutywatch.compliance.roster.AlertedShifts;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;

/** Finds out from the findings and their history who ever had an ALERT finding about a shift. */
@ApplicationScoped
class AlertsOnRecord implements AlertedShifts, MeasuredAlerts {
    private static final String ALERTED = """
            select distinct f.employee_id
              from finding f
              join unnest(?::text[], ?::timestamptz[], ?::timestamptz[]) as touched (employee_id, from_at, to_at)
                on f.employee_id = touched.employee_id and f.shift_start - %2$s < touched.to_at and %1$s
             where f.tier = 'ALERT'
                or exists (select from finding_change c where c.finding_id = f.finding_id and c.tier = 'ALERT')
            """;
    /** A weekly finding names one shift but rests on all shifts of its week, which start within 7 days of that one. */
    private static final String REACH =
            "case f.rule when 'ON_DUTY_ACCESS_PER_WEEK' then interval '7 days' else interval '0' end";

    private static final String AMONG = ALERTED.formatted("f.shift_end + %s > touched.from_at".formatted(REACH), REACH);
    private static final String BEGUN_IN =
            ALERTED.formatted("f.shift_start + %s >= touched.from_at".formatted(REACH), REACH);

    private final DataSource database;

    AlertsOnRecord(DataSource database) {
        this.database = database;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<String> among(Collection<Touched> intervals) {
        return alerted(AMONG, intervals);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<String> begunIn(Collection<Touched> intervals) {
        return alerted(BEGUN_IN, intervals);
    }

    private Set<String> alerted(String sql, Collection<Touched> intervals) {
        if (intervals.isEmpty()) {
            return Set.of();
        }
        var all = List.copyOf(intervals);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            var employees = all.stream().map(Touched::employeeId).toArray();
            var from = all.stream().map(one -> one.from().toString()).toArray();
            var to = all.stream().map(one -> one.to().toString()).toArray();
            select.setArray(1, connection.createArrayOf("text", employees));
            select.setArray(2, connection.createArrayOf("timestamptz", from));
            select.setArray(3, connection.createArrayOf("timestamptz", to));
            try (var rows = select.executeQuery()) {
                Set<String> alerted = new HashSet<>();
                while (rows.next()) {
                    alerted.add(rows.getString(1));
                }
                return alerted;
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot read the alerts", e);
        }
    }
}
