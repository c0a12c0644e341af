package org.dutywatch.compliance.insight.dashboards.answers;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutywatch.compliance.insight.dashboards.domain.Aspect;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.CountedFinding;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardAggregate;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardMeasure;
import org.dutywatch.compliance.insight.dashboards.domain.PeopleCell;
import org.dutywatch.compliance.insight.dashboards.domain.Tallies;
import org.dutywatch.compliance.insight.dashboards.domain.WithheldFigures;
import org.jspecify.annotations.Nullable;

/** Numbers of findings; null where they are withheld. Of a unit all are withheld, unless the figures are exact. */
record FindingCounts(
        @Nullable Long alerts,
        @Nullable Long reviews,
        @Nullable Long withdrawn,
        @Nullable Long postings,
        SortedMap<String, @Nullable Long> states,
        SortedMap<String, @Nullable Long> resolutions) {

    /** @param unit whose findings these are; null for the department */
    static FindingCounts of(DashboardAggregate aggregate, @Nullable String unit, WithheldFigures withheld) {
        SortedMap<String, Long> current = new TreeMap<>();
        SortedMap<String, Long> states = new TreeMap<>();
        SortedMap<String, Long> resolutions = new TreeMap<>();
        aggregate.tallies(Aspect.FINDINGS).forEach((key, tally) -> {
            String[] parts = Tallies.parts(key);
            var finding = new CountedFinding(parts[0], parts[1], parts[2], parts[3], false);
            long count = tally.get(DashboardMeasure.FINDINGS);
            states.merge(finding.state(), count, Long::sum);
            if (!finding.resolution().isEmpty()) {
                resolutions.merge(finding.resolution(), count, Long::sum);
            }
            if (finding.isWithdrawnOrSuperseded()) {
                current.merge(finding.isAboutMinutes() ? PeopleCell.WITHDRAWN : "", count, Long::sum);
            } else {
                current.merge(PeopleCell.current(finding), count, Long::sum);
            }
        });
        boolean all = unit != null && !withheld.isExact();
        boolean past = all || withheld.ofAnyCell(PeopleCell.PAST_FINDING);
        SortedMap<String, @Nullable Long> shownStates = new TreeMap<>();
        for (String name : DashboardFigures.STATES) {
            String state = name.toUpperCase(Locale.ROOT);
            boolean isPast = new CountedFinding("", "", state, "", false).isWithdrawnOrSuperseded();
            boolean hidden = all || (isPast ? past : withheld.ofCell(PeopleCell.FINDING_STATE, state));
            shownStates.put(name, hidden ? null : states.getOrDefault(state, 0L));
        }
        boolean noResolutions =
                all || withheld.ofCell(PeopleCell.FINDING_STATE, "CLOSED") || withheld.ofAnyCell(PeopleCell.RESOLUTION);
        SortedMap<String, @Nullable Long> shownResolutions = new TreeMap<>();
        for (String name : DashboardFigures.RESOLUTIONS) {
            shownResolutions.put(
                    name, noResolutions ? null : resolutions.getOrDefault(name.toUpperCase(Locale.ROOT), 0L));
        }
        return new FindingCounts(
                count(current, PeopleCell.ALERT, all, withheld),
                count(current, PeopleCell.REVIEW, all, withheld),
                past ? null : current.getOrDefault(PeopleCell.WITHDRAWN, 0L),
                count(current, PeopleCell.POSTING, all, withheld),
                shownStates,
                shownResolutions);
    }

    private static @Nullable Long count(
            SortedMap<String, Long> counts, String part, boolean all, WithheldFigures withheld) {
        return all || withheld.ofCell(PeopleCell.CURRENT_FINDING, part) ? null : counts.getOrDefault(part, 0L);
    }
}
