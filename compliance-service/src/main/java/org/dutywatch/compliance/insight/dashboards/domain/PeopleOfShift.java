package org.dutywatch.compliance.insight.dashboards.domain;

import java.util.List;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.CountedFinding;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.ShiftFigures;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.SourceAccesses;

/** Adds the employee of a shift to the people of every figure but excluded minutes and limits, whose tallies have some. */
final class PeopleOfShift {
    private final CountedShift shift;
    private final Tallies rows;
    private final Tallies cells;

    private PeopleOfShift(CountedShift shift, DashboardAggregate aggregate) {
        this.shift = shift;
        rows = aggregate.tallies(Aspect.ROW_PEOPLE);
        cells = aggregate.tallies(Aspect.CELL_PEOPLE);
    }

    /** @param dayPart the part of the day in which the shift starts */
    static void add(CountedShift shift, DashboardAggregate aggregate, String dayPart) {
        var people = new PeopleOfShift(shift, aggregate);
        people.addFindings();
        people.addOutcome(dayPart);
        var figures = shift.figures();
        if (figures != null) {
            people.add(people.rows, (figures.hasAccess() ? RowPeople.ACCESS : RowPeople.NO_ACCESS).name());
            people.addFigures(figures);
        }
    }

    /** @param hour the hour of the week, 0 is Monday 00:00 */
    static void addHour(CountedShift shift, DashboardAggregate aggregate, int hour) {
        new PeopleOfShift(shift, aggregate).addCell(PeopleCell.HOUR, Integer.toString(hour));
    }

    private void addFigures(ShiftFigures figures) {
        figures.bySite().keySet().forEach(site -> addCell(PeopleCell.SITE, site));
        if (figures.point() > 0 && figures.quarters().length == 0) {
            addCell(PeopleCell.HOUR, PeopleCell.NONE);
        }
        figures.sources().forEach(source -> addSource(source, figures.confidence()));
    }

    private void addSource(SourceAccesses part, String confidence) {
        add(
                cells,
                PeopleCombination.SOURCE_PARTS.key(
                        part.source(),
                        confidence,
                        part.urls() > 0 ? DashboardMeasure.URLS.name() : "",
                        part.tunnels() > 0 ? DashboardMeasure.TUNNELS.name() : "",
                        part.flows() > 0 ? DashboardMeasure.FLOWS.name() : ""));
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
        add(
                cells,
                PeopleCombination.SHIFT_PARTS.key(
                        shift.kind(), dayPart, outcome, shift.figures() == null ? PeopleCombination.REMOVED : ""));
        if (outcome.equals(PeopleCell.REVIEW)) {
            boolean onTunnels = currentAboutMinutes().stream().allMatch(CountedFinding::onTunnels);
            addCell(PeopleCell.REVIEW_BASIS, onTunnels ? DashboardMeasure.TUNNELS.name() : PeopleCell.NONE);
        }
    }

    private String outcome() {
        if (shift.findings().isEmpty()) {
            return PeopleCell.NONE;
        }
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
