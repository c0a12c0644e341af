package org.dutywatch.compliance.insight.dashboards.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.CountedFinding;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.ShiftFigures;

/** An aggregate: everything that dashboards count over a set of shifts. */
public final class DashboardAggregate {
    /**
     * The highest number that can be set as the smallest group. To know whether a figure is of that many people, it is
     * enough to store the first so many of them: if one set was cut, the union of several has enough, too.
     */
    public static final int LARGEST_SMALLEST_GROUP = 10;

    /** Their employees serve only to know whether a figure is of few people. */
    private static final Set<Aspect> FIRST_EMPLOYEES =
            EnumSet.of(Aspect.ROW_PEOPLE, Aspect.CELL_PEOPLE, Aspect.EXCLUDED, Aspect.LIMITS);

    private static final int QUARTER_SECONDS = 900;

    private final Map<Aspect, Tallies> aspects = new EnumMap<>(Aspect.class);

    public Tallies tallies(Aspect aspect) {
        return aspects.computeIfAbsent(aspect, any -> new Tallies());
    }

    /** The tally of an aspect that is not divided by a key. */
    public ShiftTally undivided(Aspect aspect) {
        return tallies(aspect).tally(Tallies.UNDIVIDED);
    }

    /** The bytes to store of an aspect. Of the people of a figure only the first are stored. */
    public byte[] pack(Aspect aspect) {
        if (FIRST_EMPLOYEES.contains(aspect)) {
            tallies(aspect).keepFirstEmployees(LARGEST_SMALLEST_GROUP);
        }
        return tallies(aspect).pack();
    }

    public boolean isEmpty() {
        return aspects.values().stream().allMatch(Tallies::isEmpty);
    }

    /**
     * Adds a shift.
     *
     * @param zone the department's zone, which decides the hour of the week and the part of the day
     */
    public void add(CountedShift shift, ZoneId zone) {
        var figures = shift.figures();
        String dayPart = DayPart.of(shift.start().atZone(zone).toLocalTime()).name();
        var kind = tallies(Aspect.KINDS).tally(Tallies.key(shift.kind(), dayPart));
        countFindings(shift, kind);
        PeopleOfShift.add(shift, this, dayPart);
        if (figures == null) {
            return;
        }
        kind.add(DashboardMeasure.SHIFTS, 1);
        countMinutes(shift, figures, undivided(Aspect.TOTALS));
        countMinutes(shift, figures, tallies(Aspect.MEMBERS).tally(shift.employeeId()));
        if (figures.hasAccess()) {
            undivided(Aspect.TOTALS).addEmployee(shift.employeeNumber()).addValue(figures.point(), 1);
        }
        figures.bySite()
                .forEach((site, tenths) -> tallies(Aspect.SITES)
                        .tally(site)
                        .add(DashboardMeasure.SHIFTS, 1)
                        .add(DashboardMeasure.MINUTES, tenths)
                        .addEmployee(shift.employeeNumber()));
        figures.excluded()
                .forEach((reason, tenths) -> tallies(Aspect.EXCLUDED)
                        .tally(reason)
                        .add(DashboardMeasure.SHIFTS, 1)
                        .add(DashboardMeasure.MINUTES, tenths)
                        .addEmployee(shift.employeeNumber()));
        countHours(shift, figures.quarters(), zone);
        countSources(shift, figures);
        var limit = figures.limit();
        tallies(Aspect.LIMITS)
                .tally(
                        limit == null
                                ? Tallies.key(figures.rank(), "", "")
                                : Tallies.key(figures.rank(), limit.policy(), limit.minutes()))
                .add(DashboardMeasure.SHIFTS, 1)
                .addEmployee(shift.employeeNumber());
    }

    private static void countMinutes(CountedShift shift, ShiftFigures figures, ShiftTally tally) {
        tally.add(DashboardMeasure.SHIFTS, 1)
                .add(DashboardMeasure.SHIFTS_WITH_ACCESS, figures.hasAccess() ? 1 : 0)
                .add(DashboardMeasure.MINUTES_LOW, figures.low())
                .add(DashboardMeasure.MINUTES, figures.point())
                .add(DashboardMeasure.MINUTES_HIGH, figures.high());
        countShiftWithFindings(shift.findings(), tally);
    }

    private void countFindings(CountedShift shift, ShiftTally kind) {
        for (CountedFinding one : shift.findings()) {
            tallies(Aspect.FINDINGS)
                    .tally(Tallies.key(one.rule(), one.tier(), one.state(), one.resolution()))
                    .add(DashboardMeasure.FINDINGS, 1);
        }
        countShiftWithFindings(shift.findings(), kind);
    }

    /** Counts per shift and not per finding, because findings of several rules may be about the same minutes. */
    private static void countShiftWithFindings(List<CountedFinding> findings, ShiftTally tally) {
        if (findings.isEmpty()) {
            return;
        }
        var aboutMinutes =
                findings.stream().filter(CountedFinding::isAboutMinutes).toList();
        if (aboutMinutes.isEmpty()) {
            return;
        }
        var current = aboutMinutes.stream()
                .filter(one -> !one.isWithdrawnOrSuperseded())
                .toList();
        tally.add(DashboardMeasure.SHIFTS_WITH_FINDING, 1);
        if (current.isEmpty()) {
            tally.add(DashboardMeasure.SHIFTS_WITHDRAWN, 1);
        } else if (current.stream().anyMatch(CountedFinding::isAlert)) {
            tally.add(DashboardMeasure.SHIFTS_WITH_ALERT, 1);
        } else {
            tally.add(DashboardMeasure.SHIFTS_WITH_REVIEW, 1)
                    .add(
                            DashboardMeasure.SHIFTS_REVIEWED_ON_TUNNELS,
                            current.stream().allMatch(CountedFinding::onTunnels) ? 1 : 0);
        }
    }

    private void countHours(CountedShift shift, short[] quarters, ZoneId zone) {
        long first = Math.floorDiv(shift.start().getEpochSecond(), QUARTER_SECONDS);
        for (int i = 0; i + 1 < quarters.length; i += 2) {
            ZonedDateTime at = Instant.ofEpochSecond((first + quarters[i]) * QUARTER_SECONDS)
                    .atZone(zone);
            int hour = (at.getDayOfWeek().getValue() - 1) * 24 + at.getHour();
            undivided(Aspect.HOURS).addValue(hour, quarters[i + 1]);
            PeopleOfShift.addHour(shift, this, hour);
        }
    }

    private void countSources(CountedShift shift, ShiftFigures figures) {
        for (var part : figures.sources()) {
            tallies(Aspect.SOURCES)
                    .tally(Tallies.key(part.source(), figures.confidence()))
                    .add(DashboardMeasure.SHIFTS, 1)
                    .add(DashboardMeasure.URLS, part.urls())
                    .add(DashboardMeasure.TUNNELS, part.tunnels())
                    .add(DashboardMeasure.FLOWS, part.flows())
                    .add(DashboardMeasure.LAST_ACCESS, part.last().getEpochSecond())
                    .addEmployee(shift.employeeNumber());
        }
    }
}
