package org.dutywatch.notification.notices.domain;

import java.time.Instant;

/** How one address is notified. */
public sealed interface Telling {
    /** Send a mail now. */
    record TellNow(News news) implements Telling {}

    /** Send a mail at this time, unless the finding changes before. */
    record TellAt(News news, Instant at) implements Telling {}

    /** Show it in the inbox; send no mail. */
    record InboxOnly() implements Telling {}

    /** Do not notify. */
    record Nothing() implements Telling {}
}
