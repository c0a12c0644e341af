package org.dutywatch.notification.deliveries;

import jakarta.enterprise.context.ApplicationScoped;

/** Prepares a due mail, whatever it is about. */
@ApplicationScoped
class PrepareDueMail {
    private final PrepareMail prepareMail;
    private final PrepareDecisionMail prepareDecisionMail;
    private final PrepareAlarmMail prepareAlarmMail;
    private final PrepareReportMail prepareReportMail;

    PrepareDueMail(
            PrepareMail prepareMail,
            PrepareDecisionMail prepareDecisionMail,
            PrepareAlarmMail prepareAlarmMail,
            PrepareReportMail prepareReportMail) {
        this.prepareMail = prepareMail;
        this.prepareDecisionMail = prepareDecisionMail;
        this.prepareAlarmMail = prepareAlarmMail;
        this.prepareReportMail = prepareReportMail;
    }

    PrepareMail.Prepared prepare(DueMail mail) {
        if (mail.noticeId() != null) {
            return prepareMail.prepare(mail);
        }
        if (mail.reportId() != null) {
            return prepareReportMail.prepare(mail);
        }
        return mail.decisionId() != null ? prepareDecisionMail.prepare(mail) : prepareAlarmMail.prepare(mail);
    }
}
