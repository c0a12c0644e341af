package org.dutywatch.notification.deliveries;

import jakarta.enterprise.context.ApplicationScoped;

/** Prepares a due mail, whatever it is about. */
@ApplicationScoped
class PrepareDueMail {
    private final PrepareMail prepareMail;
    private final PrepareDecisionMail prepareDecisionMail;
    private final PrepareAlarmMail prepareAlarmMail;
    private final PrepareReportMail prepareReportMail;
    private final PrepareRecordMail prepareRecordMail;

    PrepareDueMail(
            PrepareMail prepareMail,
            PrepareDecisionMail prepareDecisionMail,
            PrepareAlarmMail prepareAlarmMail,
            PrepareReportMail prepareReportMail,
            PrepareRecordMail prepareRecordMail) {
        this.prepareMail = prepareMail;
        this.prepareDecisionMail = prepareDecisionMail;
        this.prepareAlarmMail = prepareAlarmMail;
        this.prepareReportMail = prepareReportMail;
        this.prepareRecordMail = prepareRecordMail;
    }

    PrepareMail.Prepared prepare(DueMail mail) {
        if (mail.noticeId() != null) {
            return prepareMail.prepare(mail);
        }
        if (mail.recordChangeId() != null) {
            return prepareRecordMail.prepare(mail);
        }
        if (mail.reportId() != null) {
            return prepareReportMail.prepare(mail);
        }
        return mail.decisionId() != null ? prepareDecisionMail.prepare(mail) : prepareAlarmMail.prepare(mail);
    }
}
