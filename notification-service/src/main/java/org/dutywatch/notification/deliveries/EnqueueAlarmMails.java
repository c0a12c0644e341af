package org.dutywatch.notification.deliveries;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.dutywatch.notification.alarms.SourceChanged;
import org.dutywatch.notification.settings.NotificationConfig;

/** Enqueues the mails about an alarm, in the caller's transaction, which has the alarm locked. */
@ApplicationScoped
public class EnqueueAlarmMails {
    private final Deliveries deliveries;
    private final NotificationConfig config;
    private final Clock clock;

    EnqueueAlarmMails(Deliveries deliveries, NotificationConfig config, Clock clock) {
        this.deliveries = deliveries;
        this.config = config;
        this.clock = clock;
    }

    public void toAdministrators(SourceChanged alarm) {
        config.administrators().forEach(address -> toAddress(alarm, address));
    }

    void toAddress(SourceChanged alarm, String address) {
        deliveries.scheduleAlarm(alarm, address, clock.instant().plus(config.groupWait()));
    }
}
