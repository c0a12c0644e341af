package org.dutywatch.notification.deliveries;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dutywatch.eventkit.kafka.Failures;
import org.dutywatch.notification.settings.NotificationConfig;
import org.jboss.logging.Logger;

/**
 * The threads that send due mails. Several processes may run at once, because each row is claimed by one worker.
 */
@ApplicationScoped
public class DeliveryWorkers {
    private static final Logger LOG = Logger.getLogger(DeliveryWorkers.class);
    private static final long IDLE_MILLIS = 250;
    private static final long FAILURE_PAUSE_MILLIS = 2000;

    private final SendDueMail sendDueMail;
    private final int workers;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    DeliveryWorkers(SendDueMail sendDueMail, NotificationConfig config) {
        this.sendDueMail = sendDueMail;
        this.workers = config.workers();
    }

    void start(@Observes StartupEvent event) {
        for (int i = 1; i <= workers; i++) {
            var thread = new Thread(this::run, "delivery-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Stops the workers; waits up to 5 s per thread, so that a mail in progress can be sent and recorded. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    private void run() {
        while (running) {
            try {
                if (!sendDueMail.sendOne()) {
                    TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
                }
            } catch (RuntimeException e) {
                LOG.warnf("deliveries pause after a failure: %s", Failures.describe(e));
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(FAILURE_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
