package org.dutywatch.ingest.syslog;

import java.time.Instant;

/**
 * Whole lines that one sender sent.
 *
 * @param sender the name in its certificate, or else its address
 * @param count how many lines there are
 * @param bytes each line with a newline after it
 */
record ReceivedLines(String sender, Instant receivedAt, long count, byte[] bytes) {}
