package org.dutywatch.notification.deliveries;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that a worker has claimed: about a notice, a decision, an alarm, a report on the audit trail or a change of a
 * record. Public, because Jdbi creates it.
 *
 * @param noticeId null for a mail about anything else
 * @param decisionId null for a mail about anything else
 * @param alarmId null for a mail about anything else
 * @param recordChangeId null for a mail about anything else
 * @param reportId null for a mail about anything else
 * @param news why it is sent: a {@link org.dutywatch.notification.notices.domain.MailReason}, or the state of the
 *     decision or alarm, or the kind of the report
 * @param attempts attempts made so far, including the running one
 * @param unrecorded how often it was sent without a record of the outcome: the mail server may have accepted it
 * @param acceptedAt when the mail server accepted it, if what it is about is not updated yet
 * @param told the revision of the finding or the version of the alarm that the mail reports, as JSON; null before the
 *     first attempt and for a mail about a decision
 */
public record DueMail(
        UUID deliveryId,
        @Nullable UUID noticeId,
        @Nullable UUID decisionId,
        @Nullable UUID alarmId,
        @Nullable UUID recordChangeId,
        @Nullable UUID reportId,
        String address,
        String news,
        int attempts,
        int unrecorded,
        Instant createdAt,
        @Nullable Instant acceptedAt,
        @Nullable String told) {

    /** Returns the mail as it is sent now, with one more send whose outcome is not recorded yet. */
    DueMail sending(String newNews, @Nullable String newTold) {
        return new DueMail(
                deliveryId,
                noticeId,
                decisionId,
                alarmId,
                recordChangeId,
                reportId,
                address,
                newNews,
                attempts,
                unrecorded + 1,
                createdAt,
                acceptedAt,
                newTold);
    }
}
