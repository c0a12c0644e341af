package org.dutywatch.compliance.insight.dashboards.domain;

import java.time.ZoneId;
import java.util.List;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.CountedFinding;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.ShiftFigures;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.SourceAccesses;

/** Adds the employee of a shift to the people of every figure that the shift counts in. */
final class PeopleOfShift {
    private final CountedShift shift;
    private final Tallies rows;
    private final Tallies cells;

    private PeopleOfShift(CountedShift shift, DashboardAggregate aggregate) {
        this.shift = shift;
        rows = aggregate.tallies(Aspect.ROW_PEOPLE);
        cells = aggregate.tallies(Aspect.CELL_PEOPLE);
    }

    /** @param zone the department's zone, which decides the part of the day */
    static void add(CountedShift shift, DashboardAggregate aggregate, ZoneId zone) {
        var people = new PeopleOfShift(shift, aggregate);
        String part = DayPart.of(shift.start().atZone(zone).toLocalTime()).name();
        people.addFindings();
        people.addOutcome(part);
        var figures = shift.figures();
        if (figures != null) {
            people.addRow(figures.hasAccess());
            people.addCell(PeopleCell.KIND, shift.kind());
            people.addCell(PeopleCell.DAY_PART, part);
            people.addFigures(figures);
        }
    }

    /** @param hour the hour of the week, 0 is Monday 00:00 */
    static void addHour(CountedShift shift, DashboardAggregate aggregate, int hour) {
        new PeopleOfShift(shift, aggregate).addCell(PeopleCell.HOUR, Integer.toString(hour));
    }

    private void addRow(boolean hasAccess) {
        add(rows, RowPeople.SHIFTS.name());
        add(rows, (hasAccess ? RowPeople.ACCESS : RowPeople.NO_ACCESS).name());
    }

    private void addFigures(ShiftFigures figures) {
        figures.bySite().keySet().forEach(site -> addCell(PeopleCell.SITE, site));
        figures.excluded().keySet().forEach(reason -> addCell(PeopleCell.REASON, reason));
        if (figures.point() > 0 && figures.quarters().length == 0) {
            addCell(PeopleCell.HOUR, PeopleCell.NONE);
        }
        figures.sources().forEach(source -> addSource(source, figures.confidence()));
        var limit = figures.limit();
        addCell(
                PeopleCell.LIMIT,
                figures.rank(),
                limit == null ? "" : limit.policy(),
                limit == null ? "" : limit.minutes());
    }

    private void addSource(SourceAccesses part, String confidence) {
        addCell(PeopleCell.SOURCE, part.source());
        addCell(PeopleCell.SOURCE_CONFIDENCE, part.source(), confidence);
        if (part.urls() > 0) {
            addCell(PeopleCell.SOURCE_ACCESS, part.source(), DashboardMeasure.URLS.name());
        }
        if (part.tunnels() > 0) {
            addCell(PeopleCell.SOURCE_ACCESS, part.source(), DashboardMeasure.TUNNELS.name());
        }
        if (part.flows() > 0) {
            addCell(PeopleCell.SOURCE_ACCESS, part.source(), DashboardMeasure.FLOWS.name());
        }
    }

    private void addFindings() {
        for (CountedFinding one : shift.findings()) {
            if (one.isWithdrawnOrSuperseded()) {
                addCell(PeopleCell.PAST_FINDING, PeopleCell.current(one), one.state());
                continue;
            }
            addCell(PeopleCell.CURRENT_FINDING, PeopleCell.current(one));
            addCell(PeopleCell.FINDING_STATE, one.state());
            if (one.state().equals("CLOSED")) {
                addCell(PeopleCell.RESOLUTION, one.resolution());
            }
        }
    }

    private void addOutcome(String dayPart) {
        String outcome = outcome();
        addCell(PeopleCell.OUTCOME, outcome);
        addCell(PeopleCell.KIND_OUTCOME, shift.kind(), outcome);
        addCell(PeopleCell.DAY_PART_OUTCOME, dayPart, outcome);
        if (outcome.equals(PeopleCell.REVIEW)) {
            boolean onTunnels = currentAboutMinutes().stream().allMatch(CountedFinding::onTunnels);
            addCell(PeopleCell.REVIEW_BASIS, onTunnels ? DashboardMeasure.TUNNELS.name() : PeopleCell.NONE);
        }
    }

    private String outcome() {
        var current = currentAboutMinutes();
        if (current.isEmpty()) {
            return shift.findings().stream().anyMatch(CountedFinding::isAboutMinutes)
                    ? PeopleCell.WITHDRAWN
                    : PeopleCell.NONE;
        }
        return current.stream().anyMatch(CountedFinding::isAlert) ? PeopleCell.ALERT : PeopleCell.REVIEW;
    }

    private List<CountedFinding> currentAboutMinutes() {
        return shift.findings().stream()
                .filter(one -> one.isAboutMinutes() && !one.isWithdrawnOrSuperseded())
                .toList();
    }

    private void addCell(PeopleCell cell, String... parts) {
        add(cells, cell.key(parts));
    }

    private void add(Tallies tallies, String key) {
        tallies.tally(key).add(DashboardMeasure.SHIFTS, 1).addEmployee(shift.employeeNumber());
    }
}
