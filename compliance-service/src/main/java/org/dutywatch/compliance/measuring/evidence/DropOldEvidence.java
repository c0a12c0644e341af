package org.dutywatch.compliance.measuring.evidence;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.sql.DatabaseFailure;

/**
 * Drops the evidence of days that are older than the retention and for which no line arrived for as long. Results stay:
 * the shifts of such a day are frozen (FrozenShifts). Each day is dropped in its own transaction and recorded in the
 * audit trail.
 */
@ApplicationScoped
public class DropOldEvidence {
    private static final String SELECT_OLD = """
            select day from evidence_day
             where day < ? and last_arrival_at < ?
               and to_regclass('evidence_' || to_char(day, 'YYYYMMDD')) is not null
             order by day
            """;

    /**
     * Gives up after ten seconds, so that readers and writers of evidence are not blocked; the next run tries again.
     */
    private static final String SET_LOCK_TIMEOUT = "set local lock_timeout = '10s'";

    /** Waits for all readers and writers of evidence and blocks new ones until the commit, which takes milliseconds. */
    private static final String LOCK_EVIDENCE = "lock table only evidence in access exclusive mode";

    private static final String RECORD_DROP = """
            update evidence_day
               set dropped_at = ?, dropped_until = greatest(dropped_until, ?, (select max(until) from %s))
             where day = ?
            """;

    private final DataSource database;
    private final EvidenceConfig config;
    private final AuditTrail audit;
    private final MeterRegistry metrics;
    private final Clock clock;

    DropOldEvidence(DataSource database, EvidenceConfig config, AuditTrail audit, MeterRegistry metrics, Clock clock) {
        this.database = database;
        this.config = config;
        this.audit = audit;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(
            identity = "drop-old-evidence",
            cron = "{dutywatch.evidence.retention-at}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTime() {
        dropOldDays();
    }

    /**
     * Drops all days that are old enough.
     *
     * @return the days that were dropped
     */
    public List<LocalDate> dropOldDays() {
        OffsetDateTime cutoff = clock.instant().atOffset(ZoneOffset.UTC).minus(config.retention());
        List<LocalDate> dropped = new ArrayList<>();
        for (LocalDate day : QuarkusTransaction.requiringNew().call(() -> daysBefore(cutoff))) {
            if (QuarkusTransaction.requiringNew().call(() -> drop(day, cutoff))) {
                metrics.counter("dutywatch.evidence.days.dropped").increment();
                dropped.add(day);
            }
        }
        return dropped;
    }

    private List<LocalDate> daysBefore(OffsetDateTime cutoff) {
        try (var connection = database.getConnection()) {
            return daysBefore(connection, cutoff);
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot find old evidence", e);
        }
    }

    private static List<LocalDate> daysBefore(Connection connection, OffsetDateTime cutoff) throws SQLException {
        try (var select = connection.prepareStatement(SELECT_OLD)) {
            select.setObject(1, cutoff.toLocalDate());
            select.setObject(2, cutoff.minus(EvidenceDays.ARRIVAL_PRECISION));
            try (var rows = select.executeQuery()) {
                List<LocalDate> days = new ArrayList<>();
                while (rows.next()) {
                    days.add(rows.getObject(1, LocalDate.class));
                }
                return days;
            }
        }
    }

    /** @return false if another process has dropped the day, or new lines arrived for it */
    private boolean drop(LocalDate day, OffsetDateTime cutoff) {
        String partition = EvidenceDays.partition(day);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(SET_LOCK_TIMEOUT);
            statement.execute(EvidenceDays.LOCK);
            statement.execute(LOCK_EVIDENCE);
            if (!daysBefore(connection, cutoff).contains(day)) {
                return false;
            }
            try (var update = connection.prepareStatement(RECORD_DROP.formatted(partition))) {
                update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
                update.setObject(2, EvidenceDays.midnight(day.plusDays(1)).atOffset(ZoneOffset.UTC));
                update.setObject(3, day);
                update.executeUpdate();
            }
            statement.execute("drop table " + partition);
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot drop the evidence of a day", e);
        }
        audit.recordServiceAction("drop_evidence", day.toString(), "older than the retention of " + config.retention());
        return true;
    }
}
