package org.dutywatch.compliance.measuring.unrostered;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dutywatch.compliance.duty.feeds.RosterHorizon;
import org.dutywatch.compliance.duty.roster.RosterBook;
import org.dutywatch.compliance.measuring.evidence.Evidence;
import org.dutywatch.compliance.model.duty.DutyRules;
import org.dutywatch.compliance.model.roster.DutyTimeline;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;

/** Finds the employees and hours with observed accesses while it is unknown whether the employee was on duty. */
@ApplicationScoped
class UnrosteredAccesses {
    private static final Duration ONE_HOUR = Duration.ofHours(1);

    private final Evidence evidence;
    private final RosterBook rosterBook;
    private final RosterHorizon rosterHorizon;
    private final ZoneId zone;

    UnrosteredAccesses(Evidence evidence, RosterBook rosterBook, RosterHorizon rosterHorizon, ZoneId zone) {
        this.evidence = evidence;
        this.rosterBook = rosterBook;
        this.rosterHorizon = rosterHorizon;
        this.zone = zone;
    }

    /**
     * The hours of one day in which an employee's duty is unknown, at least in part, and accesses were observed.
     *
     * @param day in the department's zone
     * @param hours 0 to 23 in the department's zone, ascending
     * @param first the start of the first of these hours
     */
    record UnrosteredHours(String employeeId, LocalDate day, List<Integer> hours, Instant first) {}

    /** Hours of evidence that begin in this time, ordered by day, then by employee. */
    List<UnrosteredHours> during(Interval time) {
        Map<String, List<Instant>> observed = evidence.observedHours(time);
        var roster = rosterBook.current(observed.keySet(), time.widened(DutyTimeline.KNOWN_WITHIN));
        Map<String, Instant> knownUntil = rosterHorizon.knownUntil(observed.keySet());
        Interval around = time.widened(ONE_HOUR);
        List<UnrosteredHours> found = new ArrayList<>();
        observed.forEach((employeeId, hours) -> {
            var facts = roster.facts(employeeId, DutyRules.DEFAULT, knownUntil.get(employeeId));
            IntervalSet unknown = DutyTimeline.unknown(facts, around);
            hours.stream()
                    .filter(hour -> unknown.intervals().stream().anyMatch(Interval.of(hour, ONE_HOUR)::overlaps))
                    .collect(Collectors.groupingBy(
                            hour -> hour.atZone(zone).toLocalDate(), TreeMap::new, Collectors.toList()))
                    .forEach((day, unrostered) -> found.add(ofDay(employeeId, day, unrostered)));
        });
        found.sort(Comparator.comparing(UnrosteredHours::day).thenComparing(UnrosteredHours::employeeId));
        return found;
    }

    private UnrosteredHours ofDay(String employeeId, LocalDate day, List<Instant> hours) {
        var local = hours.stream()
                .map(hour -> hour.atZone(zone).getHour())
                .distinct()
                .toList();
        return new UnrosteredHours(employeeId, day, local, hours.get(0));
    }
}
