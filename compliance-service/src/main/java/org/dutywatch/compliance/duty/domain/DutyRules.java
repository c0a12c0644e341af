package org.dutywatch.compliance.duty.domain;

import java.time.Instant;
import java.util.List;

/**
 * Approved duty rules with the times from which they apply.
 *
 * @param latestFirst ordered by effective time; of two with the same effective time, the one approved later comes first
 */
public record DutyRules(List<Dated> latestFirst) {
    public static final DutyRules ORDINARY = new DutyRules(List.of());

    public DutyRules {
        latestFirst = List.copyOf(latestFirst);
    }

    /** A rule that applies to shifts whose planned start is at or after {@code from}. */
    public record Dated(Instant from, DutyRule rule) {}

    /**
     * The rule that applies to a shift: the latest that took effect at or before its start, else the default rule.
     *
     * @param shiftStart the planned start; only it decides, so that exactly one rule applies to a shift
     */
    public DutyRule at(Instant shiftStart) {
        return latestFirst.stream()
                .filter(dated -> !dated.from().isAfter(shiftStart))
                .findFirst()
                .map(Dated::rule)
                .orElse(DutyRule.ORDINARY);
    }
}
