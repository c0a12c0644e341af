package org.dutywatch.compliance.insight.dryruns;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.model.findings.Rule;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How many findings the same shifts have under the policies in force, and under these and a draft. It names no person.
 * The result is not stored, no event is published, and nobody is notified. Only an auditor gets exact numbers, and those
 * of units. For others a number is null where fewer employees than the smallest group of dashboards have such findings,
 * and otherwise rounded down to a multiple of it.
 *
 * @param shifts number of shifts that were measured
 * @param frozen number of shifts that were not measured, because a part of their evidence was deleted
 * @param units sorted by name; a unit without measured shifts is absent; empty unless the caller is an auditor
 */
public record PolicyDryRunResponse(
        UUID policyId,
        Instant from,
        Instant to,
        int shifts,
        int frozen,
        FindingCounts inForce,
        FindingCounts draft,
        List<UnitFindingCounts> units) {

    public record FindingCounts(
            @Schema(examples = "5", nullable = true) @Nullable
            Integer alerts,

            @Schema(examples = "10", nullable = true) @Nullable
            Integer reviews) {}

    /** @param rules the rules with at least one finding, under the draft or without it */
    public record UnitFindingCounts(
            @Schema(examples = "Patrol") String unit,
            int shifts,
            FindingCounts inForce,
            FindingCounts draft,
            List<RuleFindingCounts> rules) {}

    public record RuleFindingCounts(Rule rule, FindingCounts inForce, FindingCounts draft) {}
}
