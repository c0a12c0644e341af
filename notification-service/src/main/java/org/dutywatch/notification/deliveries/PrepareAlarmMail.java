package org.dutywatch.notification.deliveries;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import org.dutywatch.notification.alarms.SourceAlarms;
import org.dutywatch.notification.alarms.SourceChanged;
import org.dutywatch.notification.mail.MailEnvelope;
import org.dutywatch.notification.mail.RenderMail;

/** Prepares a due mail about an alarm. It says what the latest version says. */
@ApplicationScoped
class PrepareAlarmMail {
    private final DueMails dueMails;
    private final Deliveries deliveries;
    private final SourceAlarms alarms;
    private final RenderMail renderMail;

    PrepareAlarmMail(DueMails dueMails, Deliveries deliveries, SourceAlarms alarms, RenderMail renderMail) {
        this.dueMails = dueMails;
        this.deliveries = deliveries;
        this.alarms = alarms;
        this.renderMail = renderMail;
    }

    PrepareMail.Prepared prepare(DueMail mail) {
        // The lock makes a concurrent new version wait; when this mail is accepted, it is mailed next.
        SourceChanged alarm = alarms.lock(requireNonNull(mail.alarmId()));
        var envelope = new MailEnvelope(
                mail.deliveryId(),
                deliveries.firstSentAboutAlarm(alarm.alarmId(), mail.address()).orElse(null),
                MailEnvelope.About.ALARM,
                alarm.alarmId(),
                mail.address(),
                true);
        DueMail sending = mail.sending(alarm.state().name(), alarms.toJson(alarm));
        dueMails.recordSending(sending, SendDueMail.SEND_AND_RECORD);
        return new PrepareMail.Ready(sending, renderMail.alarm(envelope, alarm));
    }
}
