package org.dutywatch.notification.deliveries;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.dutywatch.notification.settings.NotificationConfig;

/** Sends due mails in the background. Several processes may do so at once, because each row is claimed by one worker. */
@ApplicationScoped
public class DeliveryWorkers {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    private final Workers workers;
    private final SendDueMail sendDueMail;
    private final NotificationConfig config;

    DeliveryWorkers(Workers workers, SendDueMail sendDueMail, NotificationConfig config) {
        this.workers = workers;
        this.sendDueMail = sendDueMail;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        workers.start(new WorkerSettings("deliveries", config.workers(), POLL_INTERVAL), sendDueMail::sendOne);
    }
}
