package org.dutywatch.notification.notices.domain;

import java.time.Instant;

/** How one address is notified. */
public sealed interface NotificationDecision {
    /** Send a mail as soon as the group wait is over. */
    record MailNow(MailReason reason) implements NotificationDecision {}

    /** Send a mail at this time; if the finding changes before, it is decided again. */
    record MailLater(MailReason reason, Instant at) implements NotificationDecision {}

    /** Show it in the inbox; send no mail. */
    record InboxOnly() implements NotificationDecision {}

    /** Send no mail. A notice that is in the inbox already shows the latest revision there. */
    record NoNotification() implements NotificationDecision {}
}
