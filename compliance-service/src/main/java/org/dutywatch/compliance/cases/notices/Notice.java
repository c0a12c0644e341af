package org.dutywatch.compliance.cases.notices;

import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A notice about a finding to those who supervise the employee, as the notification service last published it: who was
 * notified, and the acknowledgement.
 *
 * @param recipientKind SUPERVISOR or ADMINISTRATORS; null as long as no recipient is known
 * @param recipientEmployeeId the supervisor; null for administrators, or where the reader may not see persons
 * @param toldRevision the last revision of the finding that the recipient was notified of; null if of none, or where the reader
 *     may not see persons
 * @param toldAt when that was; null if never
 * @param acknowledgedAt null as long as nobody acknowledged it
 * @param acknowledgedBy the user who did; null as long as nobody did, or where the reader may not see persons
 * @param comment what that user wrote; null if nothing, or where the reader may not see persons
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

    /**
     * The same without names, free text and exact times, which could identify the employee.
     *
     * @param time gives what is shown instead of a time
     */
    public Notice masked(UnaryOperator<Instant> time) {
        return new Notice(
                noticeId,
                recipientKind,
                null,
                state,
                channel,
                null,
                toldAt == null ? null : time.apply(toldAt),
                acknowledgedAt == null ? null : time.apply(acknowledgedAt),
                null,
                null);
    }

    /** The same with another id. */
    public Notice withId(UUID id) {
        return new Notice(
                id,
                recipientKind,
                recipientEmployeeId,
                state,
                channel,
                toldRevision,
                toldAt,
                acknowledgedAt,
                acknowledgedBy,
                comment);
    }
}
