package org.dutywatch.compliance.model.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * States that the oldest records of the trail were purged, because their retention had ended. The record of the purge says
 * so in words, so that it is part of the chain. Records that are missing without one were removed by somebody.
 *
 * @param firstSeq number of the first record that was removed
 * @param lastSeq number of the last one
 * @param lastHash its hash, SHA-256 in lower-case hexadecimal: the next record, which is kept, follows it
 */
public record TrailCut(long firstSeq, long lastSeq, String lastHash) {
    /** The action of the records of purges. */
    public static final String ACTION = "purge_audit_trail";

    private static final Pattern PURPOSE = Pattern.compile(
            "records (\\d{1,18}) to (\\d{1,18}) were removed, the last with hash ([0-9a-f]{64})(?:;.*)?");

    /** Returns the words of the record. */
    public String purpose() {
        return "records " + firstSeq + " to " + lastSeq + " were removed, the last with hash " + lastHash;
    }

    /** The purge that the entry records; empty if it records something else. */
    public static Optional<TrailCut> of(AuditEntry entry) {
        if (!entry.action().equals(ACTION) || entry.purpose() == null) {
            return Optional.empty();
        }
        Matcher matcher = PURPOSE.matcher(entry.purpose());
        return matcher.matches()
                ? Optional.of(new TrailCut(
                        Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), matcher.group(3)))
                : Optional.empty();
    }
}
