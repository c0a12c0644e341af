package org.dutywatch.compliance.duty.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dutywatch.compliance.duty.changes.RosterChanged;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;
import org.dutywatch.compliance.duty.roster.ReadRosterFacts;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.model.duty.DutyRules;
import org.dutywatch.compliance.model.roster.ClockedShifts;
import org.dutywatch.compliance.model.roster.DutyEventWindows;
import org.dutywatch.compliance.model.roster.DutyTimeline;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.acting.ActingChanged;
import org.dutywatch.compliance.people.chain.ActingLedger;
import org.dutywatch.compliance.people.chain.RecordedActingAssignment;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;
import org.dutywatch.eventkit.outbox.Outbox;

/**
 * Publishes the current duty of employees, in the transaction that changes it. It holds the roster lock while it takes
 * the next version numbers, so that they increase in the order of the changes.
 */
@ApplicationScoped
public class PublishDuty {
    private static final DutyTimeline.DutyFacts NO_FACTS =
            new DutyTimeline.DutyFacts(List.of(), ClockedShifts.NONE, DutyRules.DEFAULT, null);

    private final ReadRosterFacts readRosterFacts;
    private final ActingLedger actingLedger;
    private final EvaluationQueue queue;
    private final Outbox outbox;
    private final DutyVersions versions;

    PublishDuty(
            ReadRosterFacts readRosterFacts,
            ActingLedger actingLedger,
            EvaluationQueue queue,
            Outbox outbox,
            DutyVersions versions) {
        this.readRosterFacts = readRosterFacts;
        this.actingLedger = actingLedger;
        this.queue = queue;
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
     * window.
     */
    private void publish(Collection<AffectedInterval> changed) {
        queue.lockRosterForChange();
        Map<String, List<Interval>> windows = new TreeMap<>();
        changed.stream()
                .collect(Collectors.groupingBy(
                        AffectedInterval::employeeId, Collectors.mapping(PublishDuty::interval, Collectors.toList())))
                .forEach((employeeId, intervals) -> windows.put(employeeId, DutyEventWindows.of(intervals)));
        Optional<Interval> around = hull(windows.values());
        if (around.isEmpty()) {
            return;
        }
        var factsByEmployee = readRosterFacts.read(windows.keySet(), around.get(), ActingLedger.LATEST);
        var actingsBySupervisor =
                actingLedger.overlappingAsOf(windows.keySet(), around.get(), ActingLedger.LATEST).stream()
                        .map(RecordedActingAssignment::assignment)
                        .collect(Collectors.groupingBy(ActingAssignment::supervisorId));
        var next = versions.next(windows.values().stream().mapToInt(List::size).sum());
        SortedMap<String, Long> latest = new TreeMap<>();
        windows.forEach((employeeId, windowsOfEmployee) -> {
            var facts = factsByEmployee.getOrDefault(employeeId, NO_FACTS);
            var actings = actingsBySupervisor.getOrDefault(employeeId, List.of());
            for (Interval window : windowsOfEmployee) {
                long version = next.remove();
                latest.put(employeeId, version);
                outbox.append(
                        DutyChanged.TOPIC,
                        employeeId,
                        DutyChanged.of(employeeId, version, window, facts, actings));
            }
        });
        versions.store(latest);
    }

    private static Interval interval(AffectedInterval affected) {
        return new Interval(affected.from(), affected.to());
    }

    private static Optional<Interval> hull(Collection<List<Interval>> windows) {
        var all = windows.stream().flatMap(List::stream).toList();
        return all.stream()
                .map(Interval::start)
                .min(Instant::compareTo)
                .flatMap(from ->
                        all.stream().map(Interval::end).max(Instant::compareTo).map(to -> new Interval(from, to)));
    }
}
