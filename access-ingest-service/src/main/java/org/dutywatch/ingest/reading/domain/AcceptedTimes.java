package org.dutywatch.ingest.reading.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * Which times the lines of one record may have. A line with another time is not evidence, whatever it says.
 *
 * @param oldestMillis the oldest time, in epoch milliseconds
 * @param newestMillis the newest time, in epoch milliseconds
 * @param bulkLoads ranges of older lines that are accepted as well
 */
public record AcceptedTimes(long oldestMillis, long newestMillis, List<Range> bulkLoads) {
    /** Every time is accepted. */
    public static final AcceptedTimes ALL = new AcceptedTimes(Long.MIN_VALUE, Long.MAX_VALUE, List.of());

    private static final Malformed TOO_OLD = new Malformed(
            "too_old",
            "the line was older than its source allows when it was received: an administrator can ask for a bulk load");
    private static final Malformed IN_THE_FUTURE = new Malformed(
            "in_the_future", "the line is dated later than it was received: check the clocks of proxy and shipper");

    /** A range of times in epoch milliseconds, without its end. */
    public record Range(long fromMillis, long toMillis) {}

    public AcceptedTimes {
        bulkLoads = List.copyOf(bulkLoads);
    }

    /**
     * The times that are accepted of lines received at this time.
     *
     * @param maxAge how old a line may be
     * @param aheadOfClock how far its time may be after the receipt, because clocks differ
     */
    public static AcceptedTimes of(Instant receivedAt, Duration maxAge, Duration aheadOfClock, List<Range> bulkLoads) {
        return new AcceptedTimes(
                receivedAt.minus(maxAge).toEpochMilli(),
                receivedAt.plus(aheadOfClock).toEpochMilli(),
                bulkLoads);
    }

    /** Why a line of this time is not accepted; null if it is. */
    @Nullable
    Malformed refusal(long millis) {
        if (millis > newestMillis) {
            return IN_THE_FUTURE;
        }
        return millis >= oldestMillis || isInBulkLoad(millis) ? null : TOO_OLD;
    }

    /** Whether this is the outcome of a line that could be read, but whose time is not accepted. */
    public static boolean isRefusal(Malformed outcome) {
        return outcome.equals(TOO_OLD) || outcome.equals(IN_THE_FUTURE);
    }

    private boolean isInBulkLoad(long millis) {
        for (Range range : bulkLoads) {
            if (millis >= range.fromMillis() && millis < range.toMillis()) {
                return true;
            }
        }
        return false;
    }
}
