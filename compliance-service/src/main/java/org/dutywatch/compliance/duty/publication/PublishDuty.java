package org.dutywatch.compliance.duty.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dutywatch.compliance.duty.acting.ActingChanged;
import org.dutywatch.compliance.duty.changes.RosterChanged;
import org.dutywatch.compliance.duty.roster.RosterBook;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.model.roster.DutyEventWindows;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.chain.ActingLedger;
import org.dutywatch.compliance.people.chain.RecordedActingAssignment;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;
import org.dutywatch.eventkit.outbox.Outbox;

/**
 * Publishes the current duty of employees, in the transaction that changes it. It locks these employees before it takes
 * the next version numbers, so that the numbers of an employee increase in the order of the changes.
 */
@ApplicationScoped
public class PublishDuty {
    private final RosterBook rosterBook;
    private final ActingLedger actingLedger;
    private final Outbox outbox;
    private final DutyVersions versions;

    PublishDuty(RosterBook rosterBook, ActingLedger actingLedger, Outbox outbox, DutyVersions versions) {
        this.rosterBook = rosterBook;
        this.actingLedger = actingLedger;
        this.outbox = outbox;
        this.versions = versions;
    }

    void publishRosterChange(@Observes RosterChanged changed) {
        publish(changed.affectedIntervals());
    }

    void publishActingChange(@Observes ActingChanged changed) {
        publish(changed.affectedIntervals());
    }

    /**
     * Publishes the current duty for everything that changed, in windows of at most 31 days: one message for each
     * window. Reads the roster, the acting supervisors and the versions of all employees with one query each, and appends
     * the messages in batches.
     */
    private void publish(Collection<AffectedInterval> changed) {
        SortedMap<String, List<Interval>> windows = windows(changed);
        List<Interval> all = windows.values().stream().flatMap(List::stream).toList();
        Interval.hull(all).ifPresent(around -> {
            rosterBook.lock(windows.keySet());
            var roster = rosterBook.current(windows.keySet(), around);
            var actings = actingLedger.overlappingAsOf(windows.keySet(), around, ActingLedger.LATEST).stream()
                    .map(RecordedActingAssignment::assignment)
                    .collect(Collectors.groupingBy(ActingAssignment::supervisorId));
            var next = versions.next(all.size());
            SortedMap<String, Long> latest = new TreeMap<>();
            // The first window of every employee, then the second, and so on: each is appended in one batch.
            List<Map<String, DutyChanged>> batches = new ArrayList<>();
            windows.forEach((employeeId, windowsOfEmployee) -> {
                var facts = roster.facts(employeeId);
                var actingsOfEmployee = actings.getOrDefault(employeeId, List.of());
                for (int i = 0; i < windowsOfEmployee.size(); i++) {
                    if (i == batches.size()) {
                        batches.add(new TreeMap<>());
                    }
                    long version = next.remove();
                    latest.put(employeeId, version);
                    Interval window = windowsOfEmployee.get(i);
                    batches.get(i)
                            .put(employeeId, DutyChanged.of(employeeId, version, window, facts, actingsOfEmployee));
                }
            });
            batches.forEach(batch -> outbox.appendAll(DutyChanged.TOPIC, batch));
            versions.store(latest);
        });
    }

    private static SortedMap<String, List<Interval>> windows(Collection<AffectedInterval> changed) {
        SortedMap<String, List<Interval>> windows = new TreeMap<>();
        changed.stream()
                .collect(Collectors.groupingBy(
                        AffectedInterval::employeeId,
                        Collectors.mapping(
                                affected -> new Interval(affected.from(), affected.to()), Collectors.toList())))
                .forEach((employeeId, intervals) -> windows.put(employeeId, DutyEventWindows.of(intervals)));
        return windows;
    }
}
