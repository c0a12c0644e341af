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
import org.dutywatch.ingest.sources.SourceChanged.EndCause;
import org.dutywatch.ingest.sources.SourceChanged.Kind;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Begins, updates and ends alarms, each in the transaction that publishes it. A running alarm is published again
 *
 * <ul>
 *   <li>when its limit was changed, at once
 *   <li>when it is about further employees, has a further reason, or has {@value #MANY_TIMES} times as many unreadable
 *       lines, at most once in {@link AlarmsConfig#updateAfter()}
 * </ul>
 */
@ApplicationScoped
class ChangeAlarms {
    private static final Logger LOG = Logger.getLogger(ChangeAlarms.class);
    private static final int MANY_TIMES = 10;

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
     * @param counts by kind, those of different sources. A running alarm of such a kind without a count ends; alarms of
     *     other kinds stay as they are
     * @return the alarms that run now
     */
    List<SourceChanged> change(Handle handle, Instant now, Map<Kind, List<AlarmCount>> counts) {
        Map<Key, Running> before = new HashMap<>(runningAlarms.all(handle));
        List<SourceChanged> running = new ArrayList<>();
        for (List<AlarmCount> ofKind : counts.values()) {
            for (AlarmCount counted : ofKind) {
                changeOne(handle, now, before.remove(counted.key()), counted, running);
            }
        }
        before.forEach((key, alarm) -> {
            if (counts.containsKey(key.kind())) {
                EndCause cause = key.kind() == Kind.AMBIGUOUS ? EndCause.FEWER : EndCause.SOURCE_GONE;
                end(handle, AlarmCount.none(alarm).lastVersion(alarm, now, cause));
            } else {
                running.add(alarm.alarm());
            }
        });
        return running;
    }

    private void changeOne(
            Handle handle, Instant now, @Nullable Running alarm, AlarmCount counted, List<SourceChanged> running) {
        if (alarm == null) {
            if (counted.begins()) {
                running.add(begin(handle, now, counted));
            }
            return;
        }
        AlarmCount compared = counted.against(alarm.published());
        EndCause cause = compared.endCause(alarm.published());
        if (cause == null) {
            running.add(update(handle, now, alarm, compared));
        } else {
            end(handle, compared.lastVersion(alarm, now, cause));
        }
    }

    private SourceChanged begin(Handle handle, Instant now, AlarmCount counted) {
        SourceChanged begun = counted.firstVersion(now);
        if (runningAlarms.begin(handle, begun, counted.employeeIds(), now)) {
            publish(begun);
            LOG.warnf(
                    "alarm %s: source %s is %s",
                    begun.alarmId(), begun.source(), begun.kind().label());
        }
        return begun;
    }

    private SourceChanged update(Handle handle, Instant now, Running before, AlarmCount counted) {
        if (mustBePublished(now, before, counted)) {
            SourceChanged next = counted.nextVersion(before);
            if (runningAlarms.publishAgain(handle, next, counted.employeeIds(), now)) {
                publish(next);
            }
            return next;
        }
        SourceChanged updated = counted.sameVersion(before);
        // Of an employee who is no longer affected, it is published when he is affected again.
        List<String> stillAffected = new ArrayList<>(before.employeeIds());
        stillAffected.retainAll(new HashSet<>(counted.employeeIds()));
        runningAlarms.update(handle, updated, stillAffected);
        return updated;
    }

    private boolean mustBePublished(Instant now, Running before, AlarmCount counted) {
        SourceChanged published = before.published();
        if (counted.limitBefore(published) != null) {
            return true;
        }
        boolean hasChanged = !new HashSet<>(before.employeeIds()).containsAll(counted.employeeIds())
                || !published.reasons().keySet().containsAll(counted.reasons().keySet())
                || (published.kind() == Kind.UNREADABLE
                        && counted.affectedLines() >= MANY_TIMES * published.affectedLines());
        return hasChanged && !before.publishedAt().plus(config.updateAfter()).isAfter(now);
    }

    private void end(Handle handle, SourceChanged ended) {
        if (runningAlarms.end(handle, ended)) {
            publish(ended);
            LOG.infof(
                    "alarm %s: source %s is no longer %s: %s",
                    ended.alarmId(), ended.source(), ended.kind().label(), ended.endCause());
        }
    }

    private void publish(SourceChanged alarm) {
        outbox.append(SourceChanged.TOPIC, alarm.source(), alarm);
    }
}
