package org.dutywatch.compliance.dryrun;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.findings.domain.Rule;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many findings a draft would have made, beside how many what is in force makes of the same shifts. It names no
 * person; nothing of it is kept and nobody is told.
 *
 * @param shifts that were measured
 * @param frozen shifts of whose evidence a part is no longer kept; they are not measured
 * @param units by name; a unit without shifts is absent
 */
public record DryRunResponse(
        UUID policyId,
        Instant from,
        Instant to,
        int shifts,
        int frozen,
        Findings inForce,
        Findings draft,
        List<UnitTried> units) {

    public record Findings(
            @Schema(examples = "3") int alerts,
            @Schema(examples = "12") int reviews) {}

    /** @param rules those that find anything, either way */
    public record UnitTried(
            @Schema(examples = "Patrol") String unit,
            int shifts,
            Findings inForce,
            Findings draft,
            List<RuleTried> rules) {}

    public record RuleTried(Rule rule, Findings inForce, Findings draft) {}
}
