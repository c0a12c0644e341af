package org.dutywatch.notification.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.dutywatch.notification.auditing.AuditReported;
import org.dutywatch.notification.auditing.AuditReports;
import org.dutywatch.notification.deliveries.EnqueueReportMails;

/**
 * Notifies the auditors of each new report about the audit trail. Of an alarm, and of its end, the administrators are
 * notified, too: whoever changed the trail may read the mail of one of them.
 */
@ApplicationScoped
public class RouteAuditReports {
    private final AuditReports reports;
    private final EnqueueReportMails enqueueMails;

    RouteAuditReports(AuditReports reports, EnqueueReportMails enqueueMails) {
        this.reports = reports;
        this.enqueueMails = enqueueMails;
    }

    /** Stores and routes in one transaction. A report that is stored already changes nothing. */
    @Transactional
    public void route(List<AuditReported> events) {
        events.stream().filter(reports::storeNew).forEach(enqueueMails::toAuditors);
    }
}
