package org.dutywatch.notification.notices.domain;

import java.time.Instant;

/** What to do about one address. */
public sealed interface Telling {
    /** Mail it now. */
    record TellNow(News news) implements Telling {}

    /** Mail it then, unless things change before. */
    record TellAt(News news, Instant at) implements Telling {}

    /** The inbox shows it; no mail. */
    record InboxOnly() implements Telling {}

    /** There is nothing to tell. */
    record Nothing() implements Telling {}
}
