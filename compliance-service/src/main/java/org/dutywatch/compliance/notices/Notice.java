package org.dutywatch.compliance.notices;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who was told about a finding, and what came of it.
 *
 * @param recipientKind SUPERVISOR or ADMINISTRATORS; null as long as nobody is known
 * @param toldRevision the revision of the finding that was told last
 */
public record Notice(
        UUID noticeId,
        @Nullable String recipientKind,
        @Nullable String recipientEmployeeId,
        String state,
        String channel,
        @Nullable Integer toldRevision,
        @Nullable Instant toldAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable String comment) {

    /** The same without who and what could say whom the finding is about. */
    public Notice withoutNames() {
        return new Notice(
                noticeId, recipientKind, null, state, channel, toldRevision, toldAt, acknowledgedAt, null, null);
    }
}
