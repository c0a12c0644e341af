package org.dutywatch.notification.mail;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import org.dutywatch.notification.alarms.SourceChanged;
import org.dutywatch.notification.auditing.AuditReported;
import org.dutywatch.notification.decisions.DecisionAwaited;
import org.dutywatch.notification.directory.People;
import org.dutywatch.notification.directory.RecordChange;
import org.dutywatch.notification.directory.domain.Person;
import org.dutywatch.notification.findings.LatestFinding;
import org.dutywatch.notification.notices.domain.MailReason;
import org.jspecify.annotations.Nullable;

/** Renders mails as plain text and as HTML. */
@ApplicationScoped
public class RenderMail {
    private final WriteNotice writeNotice;
    private final WriteDecision writeDecision;
    private final WriteAlarm writeAlarm;
    private final WriteRecordChange writeRecordChange;
    private final WriteAuditReport writeAuditReport;
    private final People people;
    private final Template text;
    private final Template html;

    RenderMail(
            WriteNotice writeNotice,
            WriteDecision writeDecision,
            WriteAlarm writeAlarm,
            WriteRecordChange writeRecordChange,
            WriteAuditReport writeAuditReport,
            People people,
            @Location("notice.txt") Template text,
            @Location("notice.html") Template html) {
        this.writeNotice = writeNotice;
        this.writeDecision = writeDecision;
        this.writeAlarm = writeAlarm;
        this.writeRecordChange = writeRecordChange;
        this.writeAuditReport = writeAuditReport;
        this.people = people;
        this.text = text;
        this.html = html;
    }

    /**
     * Renders the mail about a finding.
     *
     * @param before the last mail to this address; null for the first mail
     */
    public RenderedMail notice(
            MailEnvelope envelope, MailReason reason, LatestFinding known, WriteNotice.@Nullable LastMail before) {
        String employeeName =
                envelope.toAdministrators() ? null : nameOf(known.finding().employeeId());
        return render(envelope, writeNotice.write(envelope, reason, known, employeeName, before));
    }

    /** Renders the mail that a decision is awaited, or how it ended. */
    public RenderedMail decision(MailEnvelope envelope, DecisionAwaited decision) {
        String subject = envelope.toAdministrators() ? null : decision.subject();
        return render(envelope, writeDecision.write(envelope, decision, subject == null ? null : nameOf(subject)));
    }

    /**
     * Renders the mail that an alarm about a source began, changed or ended. To an employee whom it is about it does
     * not say who the employees are.
     */
    public RenderedMail alarm(MailEnvelope envelope, SourceChanged alarm) {
        String recipient =
                people.findByEmail(envelope.to()).map(Person::employeeId).orElse(null);
        return render(envelope, writeAlarm.write(alarm.shownTo(recipient)));
    }

    /** Renders the mail to an employee that his record was changed. */
    public RenderedMail recordChange(MailEnvelope envelope, RecordChange change) {
        String before = change.before().supervisorId();
        String after = change.after().supervisorId();
        return render(
                envelope,
                writeRecordChange.write(
                        change, before == null ? null : nameOf(before), after == null ? null : nameOf(after)));
    }

    /** Renders the mail about a report on the audit trail. */
    public RenderedMail auditReport(MailEnvelope envelope, AuditReported report) {
        return render(envelope, writeAuditReport.write(report));
    }

    /** Returns the name, or the id of an employee who is not known. */
    private String nameOf(String employeeId) {
        return people.find(employeeId).map(Person::name).orElse(employeeId);
    }

    private RenderedMail render(MailEnvelope envelope, NoticeText notice) {
        return new RenderedMail(
                envelope,
                notice.subject(),
                text.data("notice", notice).render(),
                html.data("notice", notice).render());
    }
}
