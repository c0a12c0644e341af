package org.dutywatch.compliance.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.dutywatch.compliance.duty.domain.DutyRules;
import org.dutywatch.compliance.roster.KnownRoster;
import org.dutywatch.compliance.roster.RosterChanged;
import org.dutywatch.compliance.roster.Window;
import org.dutywatch.compliance.roster.domain.ClockedShifts;
import org.dutywatch.compliance.roster.domain.DutyTimeline;
import org.dutywatch.compliance.supervision.domain.Acting;
import org.dutywatch.compliance.supervision.domain.ToldWindows;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;
import org.dutywatch.eventkit.outbox.Outbox;

/**
 * Publishes the current duty of employees, in the transaction that changes it. The caller holds the roster lock, so
 * that versions increase in the order of the changes.
 */
@ApplicationScoped
class TellDuty {
    /** Later than every recorded change: reads the current state. */
    static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final DutyTimeline.Known NOTHING =
            new DutyTimeline.Known(List.of(), ClockedShifts.NONE, DutyRules.ORDINARY, null);

    private static final String VERSIONS = "select nextval('duty_version') from generate_series(1, ?)";

    private final KnownRoster roster;
    private final ActingLedger acting;
    private final Outbox outbox;
    private final DataSource database;

    TellDuty(KnownRoster roster, ActingLedger acting, Outbox outbox, DataSource database) {
        this.roster = roster;
        this.acting = acting;
        this.outbox = outbox;
        this.database = database;
    }

    void rosterChanged(@Observes RosterChanged changed) {
        tell(changed.stretches());
    }

    /**
     * Publishes the current duty for everything that changed, in windows of at most 31 days: one message for each
     * window.
     */
    @Transactional(TxType.MANDATORY)
    public void tell(Collection<Window> changed) {
        Map<String, List<Interval>> windows = new TreeMap<>();
        changed.stream()
                .collect(Collectors.groupingBy(
                        Window::employeeId, Collectors.mapping(TellDuty::interval, Collectors.toList())))
                .forEach((employeeId, stretches) -> windows.put(employeeId, ToldWindows.of(stretches)));
        Optional<Interval> around = hull(windows.values());
        if (around.isEmpty()) {
            return;
        }
        var rosters = roster.of(windows.keySet(), around.get(), LATEST);
        var actings = acting.known(windows.keySet(), around.get(), LATEST).stream()
                .map(RecordedActing::acting)
                .collect(Collectors.groupingBy(Acting::supervisorId));
        var versions = versions(windows.values().stream().mapToInt(List::size).sum());
        windows.forEach((employeeId, windowsOfOne) -> {
            var rosterOfOne = rosters.getOrDefault(employeeId, NOTHING);
            var actingsOfOne = actings.getOrDefault(employeeId, List.of());
            for (Interval window : windowsOfOne) {
                outbox.append(
                        DutyChanged.TOPIC,
                        employeeId,
                        DutyChanged.of(employeeId, versions.remove(), window, rosterOfOne, actingsOfOne));
            }
        });
    }

    private static Interval interval(Window window) {
        return new Interval(window.from(), window.to());
    }

    private static Optional<Interval> hull(Collection<List<Interval>> windows) {
        var all = windows.stream().flatMap(List::stream).toList();
        return all.stream()
                .map(Interval::start)
                .min(Instant::compareTo)
                .flatMap(from ->
                        all.stream().map(Interval::end).max(Instant::compareTo).map(to -> new Interval(from, to)));
    }

    private Deque<Long> versions(int count) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(VERSIONS)) {
            select.setInt(1, count);
            try (var rows = select.executeQuery()) {
                List<Long> versions = new ArrayList<>(count);
                while (rows.next()) {
                    versions.add(rows.getLong(1));
                }
                return new ArrayDeque<>(versions);
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot draw versions", e);
        }
    }
}
