package org.dutywatch.compliance.findings;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.findings.domain.Rule;
import org.dutywatch.compliance.findings.domain.Standing;
import org.dutywatch.compliance.minutes.ExcludedMinutes;
import org.dutywatch.compliance.minutes.SiteMinutes;
import org.jspecify.annotations.Nullable;

/**
 * What is said about one shift of one employee under one rule: a measurement with its doubt, never a judgement.
 *
 * @param basis what the figures rest on
 * @param openedAt when it was first said
 * @param changedAt when its revision was made
 */
record Finding(
        UUID id,
        Rule rule,
        String employeeId,
        Instant shiftStart,
        Standing standing,
        Basis basis,
        Instant openedAt,
        Instant changedAt) {

    /** The same basis, standing anew. */
    Finding standing(Standing anew, Instant at) {
        return new Finding(id, rule, employeeId, shiftStart, anew, basis, openedAt, at);
    }

    /** @param firstAccess null where nothing counts */
    record Basis(
            String confidence,
            List<SiteMinutes> sites,
            List<ExcludedMinutes> excluded,
            String profile,
            String catalogue,
            String policy,
            @Nullable Instant firstAccess,
            @Nullable Instant lastAccess) {

        Basis withoutMinutes() {
            return new Basis(confidence, List.of(), List.of(), profile, catalogue, policy, null, null);
        }
    }
}
