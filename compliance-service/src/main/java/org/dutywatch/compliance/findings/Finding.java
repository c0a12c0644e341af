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
 * A finding about one shift (or week) of one employee under one rule: a measurement with its uncertainty, never a
 * judgement.
 *
 * @param shiftStart planned start of the shift; of a weekly finding: of the shift that it names
 * @param standing the current revision
 * @param basis what the figures rest on
 * @param openedAt when the first revision was made
 * @param changedAt when the current revision was made
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

    /** The same finding in another revision, on the same basis. */
    Finding standing(Standing revised, Instant at) {
        return new Finding(id, rule, employeeId, shiftStart, revised, basis, openedAt, at);
    }

    /**
     * What the figures of a finding rest on.
     *
     * @param confidence name of the confidence level of the evidence
     * @param sites minutes by site; empty in a finding about posting
     * @param excluded minutes that were left out, by reason; empty in a finding about posting
     * @param profile version of the estimator profile
     * @param catalogue versions of the site catalogue
     * @param policy version of the policy; {@code none} in a finding about posting
     * @param firstAccess start of the first access that counts; null where none counts
     * @param lastAccess the last access that counts; null where none counts
     */
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
