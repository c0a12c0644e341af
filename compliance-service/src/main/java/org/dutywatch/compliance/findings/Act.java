package org.dutywatch.compliance.findings;

import org.dutywatch.compliance.findings.domain.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who changed a finding, and why.
 *
 * @param by null where a fact changed it and no person
 * @param reason in the words of who did it
 * @param evidenceSha256 of a referral: digest of the facts that it rests on
 */
record Act(
        @Nullable Actor by,
        @Nullable String reason,
        @Nullable String evidenceSha256) {
    static final Act OF_NOBODY = new Act(null, null, null);
}
