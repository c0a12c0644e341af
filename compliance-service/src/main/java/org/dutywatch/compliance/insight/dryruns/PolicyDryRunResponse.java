package org.dutywatch.compliance.insight.dryruns;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.model.findings.Rule;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many findings the same shifts have under the policies in force, and under these and a draft. It names no person.
 * The result is not stored, no event is published, and nobody is notified.
 *
 * @param shifts number of shifts that were measured
 * @param frozen number of shifts that were not measured, because a part of their evidence was deleted
 * @param units sorted by name; a unit without measured shifts is absent
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
            @Schema(examples = "3") int alerts,
            @Schema(examples = "12") int reviews) {}

    /** @param rules the rules with at least one finding, under the draft or without it */
    public record UnitFindingCounts(
            @Schema(examples = "Patrol") String unit,
            int shifts,
            FindingCounts inForce,
            FindingCounts draft,
            List<RuleFindingCounts> rules) {}

    public record RuleFindingCounts(Rule rule, FindingCounts inForce, FindingCounts draft) {}
}
