package org.dutywatch.notification.deliveries;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.dutywatch.notification.auditing.AuditReported;
import org.dutywatch.notification.auditing.AuditReported.Kind;
import org.dutywatch.notification.settings.NotificationConfig;

/** Enqueues the mails about a report on the audit trail, in the caller's transaction. */
@ApplicationScoped
public class EnqueueReportMails {
    private final Deliveries deliveries;
    private final NotificationConfig config;

    EnqueueReportMails(Deliveries deliveries, NotificationConfig config) {
        this.deliveries = deliveries;
        this.config = config;
    }

    /** To the auditors, or the administrators if there are none; an alarm and its end to both. */
    public void toAuditors(AuditReported report) {
        List<String> auditors = config.auditors().orElse(List.of());
        List<String> recipients = new ArrayList<>(auditors);
        if (auditors.isEmpty() || report.kind() != Kind.WEEK) {
            recipients.addAll(config.administrators());
        }
        new LinkedHashSet<>(recipients).forEach(address -> deliveries.scheduleReport(report, address));
    }
}
