package org.dutywatch.compliance.notices;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What compliance reads of {@code notification.notice-changed.v1}.
 *
 * @param version counts the changes of one notice: the highest is the truth
 * @param recipient null as long as nobody is known who answers for the subject
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
