package org.dutywatch.ingest.receiving;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.ingest.reading.domain.LineTime;
import org.dutywatch.ingest.receiving.PublishLines.PublishedLinesResponse;
import org.dutywatch.ingest.sources.RegisteredSource;

/**
 * Publishes the lines of one request and writes one record of it into the audit trail: source, sender, lines, bytes, the
 * times of the first and the last line, and the SHA-256 digest of the body. A request that fails half-way is recorded as
 * well, because some of its lines may be published.
 */
@ApplicationScoped
class FeedLines {
    private final PublishLines publishLines;
    private final OpenFeeds openFeeds;
    private final int recordSize;

    FeedLines(PublishLines publishLines, OpenFeeds openFeeds, ReceivingConfig config) {
        this.publishLines = publishLines;
        this.openFeeds = openFeeds;
        this.recordSize = config.recordSize();
    }

    /**
     * Publishes all lines of a body.
     *
     * @param plain the body, decompressed
     * @param lines makes the lines of the body
     * @throws ProblemException UNAVAILABLE if Kafka did not acknowledge all of them
     */
    PublishedLinesResponse feed(
            RegisteredSource source, Sender sender, InputStream plain, UnaryOperator<InputStream> lines)
            throws IOException, InterruptedException {
        MessageDigest digest = sha256();
        var records = new RecordPacker(lines.apply(new DigestInputStream(plain, digest)), recordSize, source.format());
        UUID id = openFeeds.open(source.id(), sender);
        String outcome = "failed";
        try {
            publishLines.publish(source.id(), sender, records);
            outcome = "accepted";
        } finally {
            openFeeds.close(id, source.id(), details(outcome, source, sender, records, digest));
        }
        return new PublishedLinesResponse(records.lines(), records.bytes(), records.records());
    }

    private static String details(
            String outcome, RegisteredSource source, Sender sender, RecordPacker records, MessageDigest digest) {
        return "outcome " + outcome
                + "; client " + sender.client()
                + "; user " + sender.user()
                + "; lines " + records.lines()
                + "; bytes " + records.bytes()
                + "; first line at " + text(first(records.first(), source))
                + "; last line at " + text(last(records.last(), source))
                + "; sha256 " + HexFormat.of().formatHex(digest.digest());
    }

    private static Optional<Instant> first(PackedRecord record, RegisteredSource source) {
        return LineTime.ofFirstLine(record.lines(), record.directive(), source.format());
    }

    private static Optional<Instant> last(PackedRecord record, RegisteredSource source) {
        return LineTime.ofLastLine(record.lines(), record.directive(), source.format());
    }

    private static String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("unknown");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every Java platform has SHA-256", never);
        }
    }
}
