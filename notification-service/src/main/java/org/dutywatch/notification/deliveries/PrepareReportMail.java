package org.dutywatch.notification.deliveries;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import org.dutywatch.notification.auditing.AuditReported;
import org.dutywatch.notification.auditing.AuditReports;
import org.dutywatch.notification.mail.MailEnvelope;
import org.dutywatch.notification.mail.RenderMail;

/** Prepares a due mail about a report on the audit trail. */
@ApplicationScoped
class PrepareReportMail {
    private final DueMails dueMails;
    private final AuditReports reports;
    private final RenderMail renderMail;

    PrepareReportMail(DueMails dueMails, AuditReports reports, RenderMail renderMail) {
        this.dueMails = dueMails;
        this.reports = reports;
        this.renderMail = renderMail;
    }

    PrepareMail.Prepared prepare(DueMail mail) {
        AuditReported report = reports.find(requireNonNull(mail.reportId()));
        var envelope = new MailEnvelope(
                mail.deliveryId(), null, MailEnvelope.About.AUDIT_REPORT, report.reportId(), mail.address(), true);
        DueMail sending = mail.sending(mail.news(), null);
        dueMails.recordSending(sending, SendDueMail.SEND_AND_RECORD);
        return new PrepareMail.Ready(sending, renderMail.auditReport(envelope, report));
    }
}
