package org.dutywatch.compliance.dashboard.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.dashboard.domain.CountedShift.Figures;
import org.dutywatch.compliance.dashboard.domain.CountedShift.Found;

/** An aggregate: everything that dashboards count over a set of shifts. */
public final class Cell {
    private static final int QUARTER_SECONDS = 900;

    private final Map<Aspect, Tallies> aspects = new EnumMap<>(Aspect.class);

    public Tallies of(Aspect aspect) {
        return aspects.computeIfAbsent(aspect, any -> new Tallies());
    }

    /** The tally of an aspect that is not divided by a key. */
    public Tally all(Aspect aspect) {
        return of(aspect).at(Tallies.ALL);
    }

    public boolean isEmpty() {
        return aspects.values().stream().allMatch(Tallies::isEmpty);
    }

    /**
     * Adds a shift.
     *
     * @param zone the department's zone, which decides the hour of the week and the part of the day
     */
    public void count(CountedShift shift, ZoneId zone) {
        var figures = shift.minutes();
        var kind = of(Aspect.KINDS)
                .at(Tallies.key(
                        shift.kind(),
                        DayPart.of(shift.start().atZone(zone).toLocalTime()).name()));
        countFindings(shift, kind);
        if (figures == null) {
            return;
        }
        kind.add(Measure.SHIFTS, 1);
        countMinutes(shift, figures, all(Aspect.TOTALS));
        countMinutes(shift, figures, of(Aspect.MEMBERS).at(shift.employeeId()));
        if (figures.access()) {
            all(Aspect.TOTALS).addEmployee(shift.employee()).addValue(figures.point(), 1);
        }
        figures.bySite()
                .forEach((site, tenths) -> of(Aspect.SITES)
                        .at(site)
                        .add(Measure.SHIFTS, 1)
                        .add(Measure.MINUTES, tenths)
                        .addEmployee(shift.employee()));
        figures.excluded()
                .forEach((reason, tenths) ->
                        of(Aspect.EXCLUDED).at(reason).add(Measure.SHIFTS, 1).add(Measure.MINUTES, tenths));
        countHours(shift.start(), figures.quarters(), zone);
        countSources(shift, figures);
        var limit = figures.limit();
        of(Aspect.LIMITS)
                .at(
                        limit == null
                                ? Tallies.key(figures.rank(), "", "")
                                : Tallies.key(figures.rank(), limit.policy(), limit.minutes()))
                .add(Measure.SHIFTS, 1);
    }

    private static void countMinutes(CountedShift shift, Figures figures, Tally tally) {
        tally.add(Measure.SHIFTS, 1)
                .add(Measure.SHIFTS_WITH_ACCESS, figures.access() ? 1 : 0)
                .add(Measure.LOW, figures.low())
                .add(Measure.MINUTES, figures.point())
                .add(Measure.HIGH, figures.high());
        countShiftWithFindings(shift.findings(), tally);
    }

    private void countFindings(CountedShift shift, Tally kind) {
        for (Found one : shift.findings()) {
            of(Aspect.FINDINGS)
                    .at(Tallies.key(one.rule(), one.tier(), one.state(), one.resolution()))
                    .add(Measure.FINDINGS, 1);
        }
        countShiftWithFindings(shift.findings(), kind);
    }

    /** Counts per shift and not per finding, because findings of several rules may be about the same minutes. */
    private static void countShiftWithFindings(List<Found> findings, Tally tally) {
        var aboutMinutes = findings.stream().filter(Found::isAboutMinutes).toList();
        if (aboutMinutes.isEmpty()) {
            return;
        }
        var current = aboutMinutes.stream().filter(one -> !one.isTakenBack()).toList();
        tally.add(Measure.FOUND, 1);
        if (current.isEmpty()) {
            tally.add(Measure.WITHDRAWN, 1);
        } else if (current.stream().anyMatch(Found::isAlert)) {
            tally.add(Measure.ALERTED, 1);
        } else {
            tally.add(Measure.REVIEWED, 1)
                    .add(Measure.ON_TUNNELS, current.stream().allMatch(Found::onTunnels) ? 1 : 0);
        }
    }

    private void countHours(Instant start, short[] quarters, ZoneId zone) {
        long first = Math.floorDiv(start.getEpochSecond(), QUARTER_SECONDS);
        for (int i = 0; i + 1 < quarters.length; i += 2) {
            ZonedDateTime at = Instant.ofEpochSecond((first + quarters[i]) * QUARTER_SECONDS)
                    .atZone(zone);
            int hour = (at.getDayOfWeek().getValue() - 1) * 24 + at.getHour();
            all(Aspect.HOURS).addValue(hour, quarters[i + 1]);
        }
    }

    private void countSources(CountedShift shift, Figures figures) {
        for (var part : figures.sources()) {
            of(Aspect.SOURCES)
                    .at(Tallies.key(part.source(), figures.confidence()))
                    .add(Measure.SHIFTS, 1)
                    .add(Measure.URLS, part.urls())
                    .add(Measure.TUNNELS, part.tunnels())
                    .add(Measure.FLOWS, part.flows())
                    .add(Measure.LAST, part.last().getEpochSecond())
                    .addEmployee(shift.employee());
        }
    }
}
