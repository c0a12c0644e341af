package org.dutywatch.notification.deliveries;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.dutywatch.notification.notices.domain.MailReason;
import org.jspecify.annotations.Nullable;

/**
 * One mail about a notice to one address.
 *
 * @param news why the mail is sent; named as the column and the JSON field
 * @param attempts attempts made so far, including a running one
 * @param nextAttemptAt when the mail is due, while it is DUE or RETRYING
 * @param lastError the last failure; null when the last attempt did not fail
 * @param sentAt when the mail server accepted it; null before
 */
public record Delivery(
        UUID deliveryId,
        UUID noticeId,
        String address,
        MailReason news,
        Status status,
        int attempts,
        Instant nextAttemptAt,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant sentAt) {
    /** The same with the beginnings of the local days: an exact time could give away whom the notice is about. */
    Delivery inDaysOf(ZoneId zone) {
        return new Delivery(
                deliveryId,
                noticeId,
                address,
                news,
                status,
                attempts,
                startOfDay(nextAttemptAt, zone),
                lastError,
                startOfDay(createdAt, zone),
                sentAt == null ? null : startOfDay(sentAt, zone));
    }

    private static Instant startOfDay(Instant time, ZoneId zone) {
        return time.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    /** The status of a mail. */
    public enum Status {
        /** Not attempted yet; sent when it is due. */
        DUE,
        /** The last attempt failed; sent again when it is due. */
        RETRYING,
        /** The mail server accepted it. */
        SENT,
        /** The address is wrong, or the mail could not be sent within the retry limit; {@code lastError} says which. */
        FAILED,
        /** Not sent: when it was due, the latest revision of the finding needed no mail any more. */
        SKIPPED
    }
}
