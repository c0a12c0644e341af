package org.dutywatch.compliance.measuring.evidence;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.kafka.Failures;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/**
 * Drops the evidence of days that are older than the retention and for which no line arrived for as long, without what
 * a finding or a legal hold keeps ({@link KeptEvidence}). Results stay: shifts whose evidence is not kept are frozen
 * (FrozenShifts). What is kept is decided for each day in one transaction, and recorded in the audit trail; when
 * nothing of the day is kept, its partition is dropped. Revocations of accesses of such days are deleted with them.
 */
@ApplicationScoped
public class DropOldEvidence {
    private static final Logger LOG = Logger.getLogger(DropOldEvidence.class);

    /**
     * Gives up after three seconds, so that readers and writers of evidence are not blocked; the next poll tries again.
     */
    private static final String SET_LOCK_TIMEOUT = "set local lock_timeout = '3s'";

    /** Waits for all readers and writers of evidence and blocks new ones until the commit, which takes milliseconds. */
    private static final String LOCK_EVIDENCE = "lock table only evidence in access exclusive mode";

    private final Database database;
    private final EvidenceConfig config;
    private final AuditTrail audit;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final RevokedAccesses revokedAccesses;
    private final KeptEvidence keptEvidence;

    DropOldEvidence(
            Database database,
            EvidenceConfig config,
            AuditTrail audit,
            MeterRegistry metrics,
            Clock clock,
            RevokedAccesses revokedAccesses,
            KeptEvidence keptEvidence) {
        this.database = database;
        this.revokedAccesses = revokedAccesses;
        this.keptEvidence = keptEvidence;
        this.config = config;
        this.audit = audit;
        this.metrics = metrics;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Workers workers) {
        workers.start(new WorkerSettings("retention", 1, config.retentionEvery()), () -> {
            dropOldDays();
            return false;
        });
    }

    /**
     * Drops all days that are old enough. If the evidence is in use for long, the rest is postponed to the next poll.
     *
     * @return the days that were dropped, at least in part
     */
    public List<LocalDate> dropOldDays() {
        OffsetDateTime cutoff = clock.instant().atOffset(ZoneOffset.UTC).minus(config.retention());
        List<LocalDate> dropped = new ArrayList<>();
        for (LocalDate day : QuarkusTransaction.requiringNew().call(() -> daysToDrop(cutoff))) {
            try {
                if (QuarkusTransaction.requiringNew().call(() -> drop(day, cutoff))) {
                    metrics.counter("dutywatch.evidence.days.dropped").increment();
                    dropped.add(day);
                }
            } catch (JdbiException e) {
                if (!Failures.isLockTimeout(e)) {
                    throw e;
                }
                // Readers queue behind this lock, so the other days are not tried now either.
                postponed(day);
                return dropped;
            }
        }
        QuarkusTransaction.requiringNew().run(() -> revokedAccesses.deleteOld(cutoff));
        return dropped;
    }

    private void postponed(LocalDate day) {
        metrics.counter("dutywatch.evidence.drops.postponed").increment();
        LOG.warnf(
                "table evidence is in use and could not be locked within 3 s: %s and later old days stay; dropping them is"
                        + " tried again in %s",
                EvidenceDays.partition(day), config.retentionEvery());
    }

    private List<LocalDate> daysToDrop(OffsetDateTime cutoff) {
        return daysBefore(cutoff).stream().filter(keptEvidence::anyToDrop).toList();
    }

    private List<LocalDate> daysBefore(OffsetDateTime cutoff) {
        return database.withHandle(handle -> handle.createQuery("""
                        select day from evidence_day
                         where day < :day and last_arrival_at < :arrival
                           and to_regclass('evidence_' || to_char(day, 'YYYYMMDD')) is not null
                         order by day
                        """)
                .bind("day", cutoff.toLocalDate())
                .bind("arrival", cutoff.minus(EvidenceDays.ARRIVAL_PRECISION))
                .mapTo(LocalDate.class)
                .list());
    }

    /**
     * Decides what is kept of the day, and drops or deletes the rest.
     *
     * @return false if another process has dropped the day, new lines arrived for it, or all of it is held
     */
    private boolean drop(LocalDate day, OffsetDateTime cutoff) {
        database.useHandle(handle -> {
            handle.execute(SET_LOCK_TIMEOUT);
            handle.execute(EvidenceDays.LOCK);
            handle.execute(LOCK_EVIDENCE);
        });
        if (!daysBefore(cutoff).contains(day) || !keptEvidence.anyToDrop(day)) {
            return false;
        }
        keptEvidence.store(day);
        var parts = keptEvidence.parts(day);
        String partition = EvidenceDays.partition(day);
        database.useHandle(handle -> {
            handle.createUpdate("""
                            update evidence_day
                               set dropped_at = :now,
                                   dropped_until = greatest(dropped_until, :midnight, (select max(until) from %s))
                             where day = :day
                            """.formatted(partition))
                    .bind("now", clock.instant())
                    .bind("midnight", EvidenceDays.midnight(day.plusDays(1)))
                    .bind("day", day)
                    .execute();
            if (parts.kept() == 0) {
                handle.createQuery("select drop_evidence_day(:day)")
                        .bind("day", day)
                        .mapTo(String.class)
                        .list();
            }
        });
        if (parts.kept() > 0) {
            keptEvidence.deleteOthers(day);
        }
        audit.recordServiceAction(
                "drop_evidence",
                day.toString(),
                "older than the retention of %s: %d hours of employees dropped, %d kept by findings or legal holds"
                        .formatted(config.retention(), parts.others(), parts.kept()));
        return true;
    }
}
