package org.dutywatch.compliance.findings;

import org.dutywatch.compliance.findings.domain.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who changed a finding, and why.
 *
 * @param by who made the change; null where an input changed and no person acted
 * @param reason why, in that person's words; null where none was given
 * @param evidenceSha256 digest of the facts that a referral rests on; null for any other change
 */
record Act(
        @Nullable Actor by,
        @Nullable String reason,
        @Nullable String evidenceSha256) {
    static final Act OF_NOBODY = new Act(null, null, null);
}
