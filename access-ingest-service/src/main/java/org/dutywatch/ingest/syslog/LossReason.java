package org.dutywatch.ingest.syslog;

import java.util.Locale;

/** Why lines that were received are lost. */
enum LossReason {
    /** Datagrams came faster than Kafka acknowledged them, or while it was away; in lines. */
    QUEUE_FULL,
    /** A connection ended within a message. What came of it is not read, because a cut line may say something else. */
    INCOMPLETE_MESSAGE,
    /** The messages of a connection could not be separated any more, and it was closed; in connections. */
    BROKEN_FRAME;

    private final String label = name().toLowerCase(Locale.ROOT);

    String label() {
        return label;
    }
}
