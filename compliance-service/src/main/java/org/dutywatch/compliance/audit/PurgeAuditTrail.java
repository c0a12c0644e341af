package org.dutywatch.compliance.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.model.audit.AuditEntry;
import org.dutywatch.compliance.model.audit.TrailCut;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Removes the oldest records of the audit trail when their retention has ended. A function of the database decides which:
 * it never takes one that is younger than a year by the clock of the database, nor one after a record that is held.
 */
@ApplicationScoped
public class PurgeAuditTrail {
    private static final int BATCH = 20_000;
    private static final String SERVICE = "compliance-service";

    private final Database database;
    private final AuditLog log;
    private final AuditConfig config;
    private final ZoneId zone;
    private final Clock clock;

    PurgeAuditTrail(Database database, AuditLog log, AuditConfig config, ZoneId zone, Clock clock) {
        this.database = database;
        this.log = log;
        this.config = config;
        this.zone = zone;
        this.clock = clock;
    }

    /** What the database removed. Public, because Jdbi creates it. */
    public record Cut(long firstSeq, long lastSeq, String lastHash, Instant lastRecordedAt, long overdueFindings) {
        long count() {
            return lastSeq - firstSeq + 1;
        }
    }

    /** Returns whether a record is kept for at least a year, and for a finding at least as long. */
    boolean keepsAYear() {
        ZonedDateTime now = clock.instant().atZone(zone);
        ZonedDateTime aYearAgo = now.minusYears(1);
        return !now.minus(config.retention()).isAfter(aYearAgo)
                && !now.minus(config.findingRetention()).isAfter(now.minus(config.retention()));
    }

    /**
     * Removes one batch and records it at the end of the trail, in one transaction.
     *
     * @return whether there may be more
     */
    @Transactional
    public boolean purge() {
        Optional<Cut> cut = database.withHandle(
                handle -> handle.createQuery("select * from purge_audit_trail(:days, :findingDays, :batch)")
                        .bind("days", days(config.retention()))
                        .bind("findingDays", days(config.findingRetention()))
                        .bind("batch", BATCH)
                        .map(ConstructorMapper.of(Cut.class))
                        .findOne());
        cut.ifPresent(removed -> log.append(List.of(entry(removed))));
        return cut.filter(removed -> removed.count() == BATCH).isPresent();
    }

    private int days(Period retention) {
        ZonedDateTime now = clock.instant().atZone(zone);
        return Math.toIntExact(ChronoUnit.DAYS.between(now.minus(retention), now));
    }

    private AuditEntry entry(Cut removed) {
        String purpose = new TrailCut(removed.firstSeq(), removed.lastSeq(), removed.lastHash()).purpose()
                + "; the last was recorded at " + removed.lastRecordedAt()
                + (removed.overdueFindings() == 0
                        ? ""
                        : "; " + removed.overdueFindings() + " findings that nobody ended in "
                                + config.findingRetention() + " did not keep them");
        return new AuditEntry(
                UUID.randomUUID(),
                clock.instant(),
                SERVICE,
                List.of(),
                TrailCut.ACTION,
                null,
                purpose,
                SERVICE,
                null,
                null,
                "done",
                removed.count());
    }
}
