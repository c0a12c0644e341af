package org.dutywatch.notification.deliveries;

import java.time.Instant;
import java.util.UUID;
import org.dutywatch.notification.notices.domain.News;
import org.jspecify.annotations.Nullable;

/** One mail to one address. */
public record Delivery(
        UUID deliveryId,
        UUID noticeId,
        String address,
        News news,
        Status status,
        int attempts,
        Instant nextAttemptAt,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant sentAt) {
    /** Where a mail stands. */
    public enum Status {
        /** Goes out at its time. */
        DUE,
        /** Could not be handed over and is tried again. */
        RETRYING,
        /** The mail server took it. */
        SENT,
        /** Refused for good, or patience has run out. */
        FAILED,
        /** When its time came there was nothing left to tell. */
        SKIPPED
    }
}
