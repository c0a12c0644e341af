package org.dutywatch.ingest.syslog;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

/**
 * Records in the audit trail who sent lines over syslog, and who was refused: one record for each listener and sender in
 * an hour, and for each listener, refused address and reason in a minute. What was not recorded yet when the service is
 * killed is not recorded.
 */
@ApplicationScoped
class SyslogRecords {
    private static final Duration REFUSALS_EVERY = Duration.ofMinutes(1);
    private static final Duration FEEDS_EVERY = Duration.ofHours(1);

    /** Of each kind: many addresses must not become many records. */
    private static final int MOST_SENDERS = 200;

    private final AuditTrail audit;
    private final Map<Sender, Received> feeds = new LinkedHashMap<>();
    private final Map<Sender, Long> refusals = new LinkedHashMap<>();

    SyslogRecords(AuditTrail audit) {
        this.audit = audit;
    }

    private record Sender(String source, String listener, String name) {}

    private record Received(long lines, long bytes, Instant first, Instant last) {
        Received plus(Received later) {
            return new Received(lines + later.lines, bytes + later.bytes, first, later.last);
        }
    }

    void start(@Observes StartupEvent event, Workers workers, SyslogConfig config) {
        if (!config.listeners().isEmpty()) {
            workers.start(new WorkerSettings("syslog-refusals", 1, REFUSALS_EVERY), () -> {
                recordRefusals();
                return false;
            });
            workers.start(new WorkerSettings("syslog-feeds", 1, FEEDS_EVERY), () -> {
                recordFeeds();
                return false;
            });
        }
    }

    void stop(@Observes @Priority(SyslogListeners.AFTER_CLOSING) ShutdownEvent event) {
        recordRefusals();
        recordFeeds();
    }

    void received(ListenerSettings listener, ReceivedLines lines) {
        var one = new Received(lines.count(), lines.bytes().length, lines.receivedAt(), lines.receivedAt());
        synchronized (feeds) {
            feeds.merge(sender(feeds, listener, lines.sender()), one, Received::plus);
        }
    }

    void refused(ListenerSettings listener, String address, RefusalReason reason) {
        synchronized (refusals) {
            refusals.merge(sender(refusals, listener, reason.label() + " " + address), 1L, Long::sum);
        }
    }

    private static Sender sender(Map<Sender, ?> known, ListenerSettings listener, String name) {
        var sender = new Sender(listener.source(), listener.name(), name);
        return known.size() < MOST_SENDERS || known.containsKey(sender)
                ? sender
                : new Sender(listener.source(), listener.name(), "others");
    }

    void recordRefusals() {
        taken(refusals)
                .forEach((sender, times) -> audit.recordServiceAction(
                        "refuse_lines",
                        sender.source(),
                        "syslog listener " + sender.listener() + "; " + sender.name() + "; times " + times));
    }

    void recordFeeds() {
        taken(feeds)
                .forEach((sender, received) -> audit.recordServiceAction(
                        "feed_lines",
                        sender.source(),
                        "syslog listener " + sender.listener() + "; sender " + sender.name()
                                + "; lines " + received.lines()
                                + "; bytes " + received.bytes()
                                + "; first received " + received.first()
                                + "; last received " + received.last()));
    }

    private static <V> Map<Sender, V> taken(Map<Sender, V> counts) {
        synchronized (counts) {
            Map<Sender, V> taken = new LinkedHashMap<>(counts);
            counts.clear();
            return taken;
        }
    }
}
