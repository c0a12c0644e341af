package org.dutywatch.compliance.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.dutywatch.compliance.audit.AuditReported.Kind;
import org.dutywatch.compliance.audit.AuditReported.UserCount;
import org.dutywatch.compliance.audit.AuditReported.Week;
import org.dutywatch.compliance.audit.AuditTrailReader.ChainVerification;
import org.dutywatch.compliance.model.audit.SignedHead;
import org.dutywatch.eventkit.outbox.Outbox;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Publishes reports about the audit trail, which notification-service mails to the auditors. */
@ApplicationScoped
class AuditReports {
    /** A report of a week that another instance made already is not inserted. */
    private static final String INSERT = """
            insert into audit_report (report_id, kind, made_at, fault, week)
            values (:reportId, :kind, :madeAt, :fault, :week) on conflict (week) do nothing
            """;

    private static final String LAST_FAULT = """
            select fault from audit_report where kind <> 'WEEK' order by made_at desc limit 1
            """;

    private static final String ADMINISTRATOR_VIEWS = """
            select actor as "user", count(*) as count from audit_record
             where at >= :from and at < :to and roles && array['administrator', 'chief']
               and (starts_with(action, 'view_') or starts_with(action, 'export_'))
             group by actor order by count desc, actor limit 100
            """;

    private static final String REFUSED = """
            select actor as "user", sum(coalesce(count, 1))::bigint as count from audit_record
             where at >= :from and at < :to and outcome = 'refused'
             group by actor order by count desc, actor limit 100
            """;

    private final Database database;
    private final Outbox outbox;
    private final AuditHeads heads;
    private final ZoneId zone;
    private final Clock clock;

    AuditReports(Database database, Outbox outbox, AuditHeads heads, ZoneId zone, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.heads = heads;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * Publishes an alarm if the verification found another fault than the last alarm said, and the end of the alarm if it
     * found none.
     */
    @Transactional
    public void verified(ChainVerification verification) {
        String lastFault = lastFault().orElse(null);
        String fault = verification.fault();
        if (fault == null ? lastFault != null : !fault.equals(lastFault)) {
            Kind kind = fault == null ? Kind.INTACT : Kind.FAULT;
            publish(AuditReported.of(kind, clock.instant(), verification, head(), null));
        }
    }

    /** Returns whether a report is due of the week that begins on this day: none was made, and something was recorded. */
    @Transactional
    public boolean isDue(LocalDate monday) {
        return database.withHandle(handle -> handle.createQuery("""
                        select not exists (select from audit_report where week = :monday)
                           and exists (select from audit_record where at < :end)
                        """)
                .bind("monday", monday)
                .bind("end", start(monday.plusWeeks(1)))
                .mapTo(Boolean.class)
                .one());
    }

    /** Publishes the report of a week, unless it was published already. */
    @Transactional
    public void publishWeek(LocalDate monday, ChainVerification verification) {
        Instant from = start(monday);
        Instant to = start(monday.plusWeeks(1));
        var week =
                new Week(monday, monday.plusDays(6), counts(ADMINISTRATOR_VIEWS, from, to), counts(REFUSED, from, to));
        publish(AuditReported.of(Kind.WEEK, clock.instant(), verification, head(), week));
    }

    private void publish(AuditReported report) {
        boolean isNew = database.withHandle(handle -> handle.createUpdate(INSERT)
                        .bind("reportId", report.reportId())
                        .bind("kind", report.kind())
                        .bind("madeAt", report.madeAt())
                        .bind("fault", report.kind() == Kind.FAULT ? report.fault() : null)
                        .bindByType(
                                "week",
                                report.week() == null ? null : report.week().from(),
                                LocalDate.class)
                        .execute())
                > 0;
        if (isNew) {
            outbox.append(AuditReported.TOPIC, AuditReported.KEY, report);
        }
    }

    private Optional<String> lastFault() {
        return database.withHandle(
                handle -> handle.createQuery(LAST_FAULT).mapTo(String.class).findFirst());
    }

    private List<UserCount> counts(String query, Instant from, Instant to) {
        return database.withHandle(handle -> handle.createQuery(query)
                .bind("from", from)
                .bind("to", to)
                .map(ConstructorMapper.of(UserCount.class))
                .list());
    }

    private @Nullable String head() {
        return heads.last().map(SignedHead::line).orElse(null);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
