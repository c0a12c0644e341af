package org.dutywatch.compliance.cases.findings;

import org.dutywatch.compliance.model.cases.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who changed a finding, and why.
 *
 * @param actor who made the change; null where an input changed and no person acted
 * @param reason why, in that person's words; null where none was given
 * @param evidenceSha256 digest of the facts that a referral is based on; null for any other change
 */
public record ChangeAuthor(
        @Nullable Actor actor,
        @Nullable String reason,
        @Nullable String evidenceSha256) {
    public static final ChangeAuthor NO_PERSON = new ChangeAuthor(null, null, null);
}
