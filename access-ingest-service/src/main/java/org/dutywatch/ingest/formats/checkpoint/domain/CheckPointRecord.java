package org.dutywatch.ingest.formats.checkpoint.domain;

import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.jspecify.annotations.Nullable;

/** What the values of a record mean in all formats of the exporter. */
final class CheckPointRecord {
    private CheckPointRecord() {}

    /** {@code Ask} and {@code Inform} show a page first; what the user proceeds to is accepted. */
    static @Nullable Denied nonAccess(FieldValues values, int action) {
        if (values.isOneOf(action, "accept", "allow", "detect")) {
            return null;
        }
        return values.isOneOf(action, "block", "drop", "reject", "redirect")
                ? Denied.byPolicy("denied")
                : Denied.failed("unknown_action");
    }
}
