package org.dutywatch.ingest.alarms;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.dutywatch.eventkit.outbox.Outbox;
import org.dutywatch.ingest.alarms.RunningAlarms.Key;
import org.dutywatch.ingest.alarms.RunningAlarms.Running;
import org.dutywatch.ingest.sources.SourceChanged;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * Begins, updates and ends alarms, each in the transaction that publishes it. A running alarm is published again when it
 * is about further employees, at most once in {@link AlarmsConfig#updateAfter()}.
 */
@ApplicationScoped
class ChangeAlarms {
    private static final Logger LOG = Logger.getLogger(ChangeAlarms.class);

    private final RunningAlarms runningAlarms;
    private final Outbox outbox;
    private final AlarmsConfig config;

    ChangeAlarms(RunningAlarms runningAlarms, Outbox outbox, AlarmsConfig config) {
        this.runningAlarms = runningAlarms;
        this.outbox = outbox;
        this.config = config;
    }

    /**
     * Changes the alarms in the caller's transaction.
     *
     * @param figures of different keys; a running alarm without figures ends
     * @return the alarms that run now
     */
    List<SourceChanged> change(Handle handle, Instant now, List<AlarmFigures> figures) {
        Map<Key, Running> before = new HashMap<>(runningAlarms.all(handle));
        List<SourceChanged> running = new ArrayList<>();
        for (AlarmFigures counted : figures) {
            Running alarm = before.remove(counted.key());
            if (alarm != null && counted.lasts()) {
                running.add(goOn(handle, now, alarm, counted));
            } else if (alarm != null) {
                end(handle, counted.ended(alarm.alarm(), now));
            } else if (counted.begins()) {
                running.add(begin(handle, now, counted));
            }
        }
        before.values()
                .forEach(alarm -> end(handle, AlarmFigures.none(alarm.alarm()).ended(alarm.alarm(), now)));
        return running;
    }

    private SourceChanged begin(Handle handle, Instant now, AlarmFigures counted) {
        SourceChanged begun = counted.begun(now);
        if (runningAlarms.begin(handle, begun, counted.employeeIds(), now)) {
            publish(begun);
            LOG.warnf(
                    "alarm %s: source %s is %s",
                    begun.alarmId(), begun.source(), begun.kind().label());
        }
        return begun;
    }

    private SourceChanged goOn(Handle handle, Instant now, Running before, AlarmFigures counted) {
        SourceChanged alarm = before.alarm();
        boolean hasFurtherEmployees = !new HashSet<>(before.employeeIds()).containsAll(counted.employeeIds());
        if (hasFurtherEmployees
                && !before.publishedAt().plus(config.updateAfter()).isAfter(now)) {
            SourceChanged next = counted.running(alarm, alarm.version() + 1);
            if (runningAlarms.publishAgain(handle, next, counted.employeeIds(), now)) {
                publish(next);
            }
            return next;
        }
        SourceChanged updated = counted.running(alarm, alarm.version());
        runningAlarms.update(handle, updated);
        return updated;
    }

    private void end(Handle handle, SourceChanged ended) {
        if (runningAlarms.end(handle, ended)) {
            publish(ended);
            LOG.infof(
                    "alarm %s: source %s is no longer %s",
                    ended.alarmId(), ended.source(), ended.kind().label());
        }
    }

    private void publish(SourceChanged alarm) {
        outbox.append(SourceChanged.TOPIC, alarm.source(), alarm);
    }
}
