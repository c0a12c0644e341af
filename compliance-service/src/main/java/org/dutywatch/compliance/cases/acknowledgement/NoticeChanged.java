package org.dutywatch.compliance.cases.acknowledgement;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.model.cases.Actor.Account;
import org.jspecify.annotations.Nullable;

/**
 * The event on topic {@code notification.notice-changed.v1}, with the fields that compliance reads.
 *
 * @param employeeId the employee whom the finding is about
 * @param version one more with each change of the notice; the highest version is current
 * @param recipient null as long as no person responsible for the employee is known
 * @param toldRevision the last revision of the finding that the recipient was notified of; null if of none
 * @param toldAt when that was; null if never
 * @param acknowledgedByAccount of the user who acknowledged; null where nobody did, or it is not known
 * @param acknowledgedAt null as long as nobody acknowledged the notice
 */
public record NoticeChanged(
        UUID noticeId,
        UUID findingId,
        String employeeId,
        int version,
        @Nullable Recipient recipient,
        String state,
        String channel,
        @Nullable Integer toldRevision,
        @Nullable Instant toldAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable Account acknowledgedByAccount,
        @Nullable String comment) {

    public NoticeChanged {
        requireNonNull(noticeId, "notice_id");
        requireNonNull(findingId, "finding_id");
        requireNonNull(employeeId, "employee_id");
        requireNonNull(state, "state");
        requireNonNull(channel, "channel");
    }

    /** @param employeeId the supervisor; null for the administrators */
    public record Recipient(String kind, @Nullable String employeeId) {
        public Recipient {
            requireNonNull(kind, "recipient.kind");
        }
    }
}
