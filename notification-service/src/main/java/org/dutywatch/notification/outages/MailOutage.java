package org.dutywatch.notification.outages;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the mail server accepted no mail, although nothing was wrong with the addresses. Public, because Jdbi
 * creates it.
 *
 * @param beganAt the first failure
 * @param reason the failure by which it was noticed; it may name an address
 * @param endedAt when a mail was accepted again; null before
 * @param mailsWaiting mails that are retried now; 0 after the end
 */
public record MailOutage(
        UUID outageId,
        Instant beganAt,
        String reason,
        @Nullable Instant endedAt,
        int mailsWaiting) {}
