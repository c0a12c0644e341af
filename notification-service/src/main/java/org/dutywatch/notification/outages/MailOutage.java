package org.dutywatch.notification.outages;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time in which mail as a whole did not work, although nothing was wrong with the addresses. Public, because Jdbi
 * creates it.
 *
 * @param beganAt the first failure
 * @param reason the failure by which it was noticed; it may name an address
 * @param endedAt when a mail was accepted again, or no mail failed any more because the last was skipped or has failed for
 *     good; null before
 * @param mailsWaiting mails that are overdue or retried now, except those that fail for the mailbox; 0 after the end
 */
public record MailOutage(
        UUID outageId,
        Instant beganAt,
        String reason,
        @Nullable Instant endedAt,
        int mailsWaiting) {}
