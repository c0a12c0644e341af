package org.dutywatch.compliance.dashboard.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.dashboard.domain.CountedShift.Figures;
import org.dutywatch.compliance.dashboard.domain.CountedShift.Found;

/** Everything that dashboards know of some shifts. */
public final class Cell {
    private static final int QUARTER = 900;

    private final Map<Aspect, Tallies> aspects = new EnumMap<>(Aspect.class);

    public Tallies of(Aspect aspect) {
        return aspects.computeIfAbsent(aspect, any -> new Tallies());
    }

    /** The tally of an aspect that has one key. */
    public Tally all(Aspect aspect) {
        return of(aspect).at(Tallies.ALL);
    }

    public boolean isEmpty() {
        return aspects.values().stream().allMatch(Tallies::isEmpty);
    }

    /** @param zone of the department: which hour of the week, which part of the day */
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
        flags(shift.findings(), tally);
    }

    private void countFindings(CountedShift shift, Tally kind) {
        for (Found one : shift.findings()) {
            of(Aspect.FINDINGS)
                    .at(Tallies.key(one.rule(), one.tier(), one.state(), one.resolution()))
                    .add(Measure.FINDINGS, 1);
        }
        flags(shift.findings(), kind);
    }

    /** Per shift, not per finding: several rules about the same minutes are one event in a rate. */
    private static void flags(List<Found> findings, Tally tally) {
        var about = findings.stream().filter(Found::isAboutMinutes).toList();
        if (about.isEmpty()) {
            return;
        }
        var held = about.stream().filter(one -> !one.isTakenBack()).toList();
        tally.add(Measure.FOUND, 1);
        if (held.isEmpty()) {
            tally.add(Measure.WITHDRAWN, 1);
        } else if (held.stream().anyMatch(Found::isAlert)) {
            tally.add(Measure.ALERTED, 1);
        } else {
            tally.add(Measure.REVIEWED, 1).add(Measure.ON_TUNNELS, held.stream().allMatch(Found::onTunnels) ? 1 : 0);
        }
    }

    private void countHours(Instant start, short[] quarters, ZoneId zone) {
        long first = Math.floorDiv(start.getEpochSecond(), QUARTER);
        for (int i = 0; i + 1 < quarters.length; i += 2) {
            ZonedDateTime at =
                    Instant.ofEpochSecond((first + quarters[i]) * QUARTER).atZone(zone);
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
