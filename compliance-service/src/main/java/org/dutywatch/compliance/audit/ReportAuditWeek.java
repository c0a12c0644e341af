package org.dutywatch.compliance.audit;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

/**
 * Reports each week, from Monday to Sunday in the department's time zone, to the auditors once it is over: whether the
 * trail is intact, its newest head, what administrators viewed and whose requests were refused. The auditors review it.
 */
@ApplicationScoped
class ReportAuditWeek {
    private static final Duration POLL_INTERVAL = Duration.ofMinutes(15);

    private final AuditReports reports;
    private final AuditTrailReader reader;
    private final ZoneId zone;
    private final Clock clock;

    ReportAuditWeek(AuditReports reports, AuditTrailReader reader, ZoneId zone, Clock clock) {
        this.reports = reports;
        this.reader = reader;
        this.zone = zone;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Workers workers) {
        workers.start(new WorkerSettings("report-audit-week", 1, POLL_INTERVAL), () -> {
            reportLastWeek();
            return false;
        });
    }

    void reportLastWeek() {
        LocalDate monday = LocalDate.ofInstant(clock.instant(), zone)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(1);
        if (reports.isDue(monday)) {
            reports.publishWeek(monday, reader.verify());
        }
    }
}
