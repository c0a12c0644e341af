package org.dutywatch.notification.deliveries;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.dutywatch.notification.alarms.SourceAlarms;
import org.dutywatch.notification.alarms.SourceChanged;

/** Records the outcome of a mail about an alarm. Runs in the caller's transaction. */
@ApplicationScoped
class UpdateAlarm {
    private final DueMails dueMails;
    private final SourceAlarms alarms;
    private final EnqueueAlarmMails enqueueMails;

    UpdateAlarm(DueMails dueMails, SourceAlarms alarms, EnqueueAlarmMails enqueueMails) {
        this.dueMails = dueMails;
        this.alarms = alarms;
        this.enqueueMails = enqueueMails;
    }

    /** The mail server accepted it. If the alarm has changed meanwhile, the next mail is enqueued at once. */
    void accepted(DueMail mail, Instant at) {
        SourceChanged latest = alarms.lock(requireNonNull(mail.alarmId()));
        dueMails.recordSent(mail, at);
        SourceChanged reported = alarms.fromJson(requireNonNull(mail.told()));
        if (reported.version() < latest.version()) {
            enqueueMails.toAddress(latest, mail.address());
        }
    }

    /** It has failed and is not retried. Every administrator has a mail of his own, so nobody gets another. */
    void failed(DueMail mail, String reason) {
        alarms.lock(requireNonNull(mail.alarmId()));
        dueMails.close(mail.deliveryId(), Delivery.Status.FAILED, reason);
    }
}
