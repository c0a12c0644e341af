package org.dutywatch.ingest.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dutywatch.ingest.reading.domain.AcceptedTimes;
import org.dutywatch.ingest.reading.domain.AcceptedTimes.Range;

/**
 * Up to which age lines of a source are evidence.
 *
 * @param maxAge how old a line may be when it is received
 * @param aheadOfClock how far its time may be after the receipt
 * @param bulkLoads the approved bulk loads of the source
 */
public record LineAge(Duration maxAge, Duration aheadOfClock, List<ApprovedBulkLoad> bulkLoads) {

    /**
     * An approved bulk load.
     *
     * @param source id of the source
     * @param fromAt the oldest time of a line
     * @param toAt the time after the newest
     * @param validUntil lines that are published until then are accepted
     */
    public record ApprovedBulkLoad(String source, Instant fromAt, Instant toAt, Instant validUntil) {
        private Range range() {
            return new Range(fromAt.toEpochMilli(), toAt.toEpochMilli());
        }
    }

    /**
     * The times that are accepted of the lines of a record. It follows from the record alone, so that the same record
     * gives the same answer whenever it is read.
     *
     * @param receivedAt when the lines were received for the first time
     * @param publishedAt when the record was published, which is later if it is replayed
     */
    public AcceptedTimes accepted(Instant receivedAt, Instant publishedAt) {
        List<Range> ranges = bulkLoads.isEmpty()
                ? List.of()
                : bulkLoads.stream()
                        .filter(load -> !publishedAt.isAfter(load.validUntil()))
                        .map(ApprovedBulkLoad::range)
                        .toList();
        return AcceptedTimes.of(receivedAt, maxAge, aheadOfClock, ranges);
    }
}
