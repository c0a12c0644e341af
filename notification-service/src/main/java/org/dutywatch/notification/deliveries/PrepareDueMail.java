package org.dutywatch.notification.deliveries;

import jakarta.enterprise.context.ApplicationScoped;

/** Prepares a due mail, whatever it is about. */
@ApplicationScoped
class PrepareDueMail {
    private final PrepareMail prepareMail;
    private final PrepareDecisionMail prepareDecisionMail;
    private final PrepareAlarmMail prepareAlarmMail;

    PrepareDueMail(
            PrepareMail prepareMail, PrepareDecisionMail prepareDecisionMail, PrepareAlarmMail prepareAlarmMail) {
        this.prepareMail = prepareMail;
        this.prepareDecisionMail = prepareDecisionMail;
        this.prepareAlarmMail = prepareAlarmMail;
    }

    PrepareMail.Prepared prepare(DueMail mail) {
        if (mail.noticeId() != null) {
            return prepareMail.prepare(mail);
        }
        return mail.decisionId() != null ? prepareDecisionMail.prepare(mail) : prepareAlarmMail.prepare(mail);
    }
}
