package org.dutywatch.compliance.model.duty;

import java.time.Instant;
import java.util.List;

/**
 * Approved duty rules with the times from which they apply.
 *
 * @param latestFirst ordered by effective time; of two with the same effective time, the one approved later comes first
 */
public record DutyRules(List<DatedRule> latestFirst) {
    public static final DutyRules DEFAULT = new DutyRules(List.of());

    public DutyRules {
        latestFirst = List.copyOf(latestFirst);
    }

    /** A rule that applies to shifts whose planned start is at or after {@code from}. */
    public record DatedRule(Instant from, DutyRule rule) {}

    /**
     * The rule that applies to a shift: the latest that took effect at or before its start, else the default rule.
     *
     * @param shiftStart the planned start; only it decides, so that exactly one rule applies to a shift
     */
    public DutyRule ruleFor(Instant shiftStart) {
        return latestFirst.stream()
                .filter(dated -> !dated.from().isAfter(shiftStart))
                .findFirst()
                .map(DatedRule::rule)
                .orElse(DutyRule.DEFAULT);
    }
}
