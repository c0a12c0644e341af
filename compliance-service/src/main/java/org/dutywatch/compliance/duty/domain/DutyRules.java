package org.dutywatch.compliance.duty.domain;

import java.time.Instant;
import java.util.List;

/**
 * Rules with the moments from which they hold.
 *
 * @param latestFirst by the moment; of two from the same moment on, the one that was decided later comes first
 */
public record DutyRules(List<Dated> latestFirst) {
    public static final DutyRules ORDINARY = new DutyRules(List.of());

    public DutyRules {
        latestFirst = List.copyOf(latestFirst);
    }

    /** A rule for the shifts that start at or after a moment. */
    public record Dated(Instant from, DutyRule rule) {}

    /** @param shiftStart as planned; it decides alone, so that one shift is measured by one rule */
    public DutyRule at(Instant shiftStart) {
        return latestFirst.stream()
                .filter(dated -> !dated.from().isAfter(shiftStart))
                .findFirst()
                .map(Dated::rule)
                .orElse(DutyRule.ORDINARY);
    }
}
