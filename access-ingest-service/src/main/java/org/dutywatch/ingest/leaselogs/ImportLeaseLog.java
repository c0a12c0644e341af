package org.dutywatch.ingest.leaselogs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.leasefeeds.LeaseFeed;
import org.dutywatch.ingest.leaseformats.domain.LeaseClaim;
import org.dutywatch.ingest.leaseformats.domain.LeaseLogFormats;
import org.dutywatch.ingest.leaseformats.domain.LeaseLogSettings;
import org.dutywatch.ingest.leaseformats.domain.ReadLine;
import org.dutywatch.ingest.leaselogs.LeaseLogResponse.LeaseLogOutcome;
import org.dutywatch.ingest.leaselogs.LeaseLogResponse.LeaseLogRow;
import org.dutywatch.ingest.leases.StoredLeases;
import org.dutywatch.ingest.sources.LineAgeConfig;
import org.jdbi.v3.core.Handle;

/**
 * Takes in lines of the log of a feed, in one transaction with their record in the audit trail. What they say is added to
 * what is known of their addresses, and who held these is worked out again from all of it: neither order nor repetition
 * matters.
 */
@ApplicationScoped
class ImportLeaseLog {
    private final Database database;
    private final StoredLeases leases;
    private final LeaseClaims claims;
    private final ApplyLeaseClaims applyClaims;
    private final AuditTrail audit;
    private final Clock clock;
    private final LineAgeConfig lineAge;

    ImportLeaseLog(
            Database database,
            StoredLeases leases,
            LeaseClaims claims,
            ApplyLeaseClaims applyClaims,
            AuditTrail audit,
            Clock clock,
            LineAgeConfig lineAge) {
        this.database = database;
        this.leases = leases;
        this.claims = claims;
        this.applyClaims = applyClaims;
        this.audit = audit;
        this.clock = clock;
        this.lineAge = lineAge;
    }

    /**
     * Takes in the lines.
     *
     * @param client who sends them
     * @param dryRun true to answer what would become of them, and change nothing
     * @throws ProblemException TOO_LARGE if they are more than {@value LeaseLogResponse#MOST_LINES}
     */
    @Transactional
    public LeaseLogResponse importLog(LeaseFeed feed, String client, byte[] log, boolean dryRun) {
        List<String> lines = new String(log, StandardCharsets.UTF_8).lines().toList();
        if (lines.size() > LeaseLogResponse.MOST_LINES) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "a log of leases has at most " + LeaseLogResponse.MOST_LINES + " lines: send it in several parts");
        }
        Instant now = clock.instant();
        List<ReadLine> read = LeaseLogFormats.named(feed.format())
                .orElseThrow()
                .read(lines, new LeaseLogSettings(feed.zone(), feed.hold(), now))
                .stream()
                .map(line -> inTime(line, now))
                .toList();
        return database.withHandle(handle -> {
            leases.lockExclusively(handle);
            List<LeaseClaim> added = new ArrayList<>();
            var response = LeaseLogResponse.of(dryRun, rows(handle, feed, read, added));
            if (!dryRun && !added.isEmpty()) {
                claims.add(handle, feed.feed(), added);
                applyClaims.apply(handle, feed, client, added);
            }
            audit.record(
                    dryRun ? "try_lease_log" : "import_lease_log",
                    feed.feed(),
                    details(feed, client, response, added) + "; sha256 " + sha256(log));
            return response;
        });
    }

    private ReadLine inTime(ReadLine line, Instant now) {
        if (line instanceof ReadLine.Claimed claimed) {
            Instant at = claimed.claim().at();
            if (at.isAfter(now.plus(lineAge.aheadOfClock()))) {
                return new ReadLine.Refused(line.line(), "it is of the future: are clock and zone of the feed right?");
            }
            if (at.isBefore(now.minus(lineAge.maxAge()))) {
                return new ReadLine.Refused(line.line(), "it is older than " + lineAge.maxAge());
            }
        }
        return line;
    }

    private List<LeaseLogRow> rows(Handle handle, LeaseFeed feed, List<ReadLine> read, List<LeaseClaim> added) {
        Set<String> addresses = read.stream()
                .filter(ReadLine.Claimed.class::isInstance)
                .map(line -> ((ReadLine.Claimed) line).claim().address())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Set<LeaseClaim>> stored = claims.of(handle, feed.feed(), addresses);
        Set<LeaseClaim> known = new HashSet<>();
        stored.values().forEach(known::addAll);
        List<LeaseLogRow> rows = new ArrayList<>();
        for (ReadLine line : read) {
            if (line instanceof ReadLine.Claimed claimed) {
                boolean isNew = known.add(claimed.claim());
                rows.add(new LeaseLogRow(line.line(), isNew ? LeaseLogOutcome.ACCEPTED : LeaseLogOutcome.KNOWN, null));
                if (isNew) {
                    added.add(claimed.claim());
                }
            } else if (line instanceof ReadLine.Ignored ignored) {
                rows.add(new LeaseLogRow(line.line(), LeaseLogOutcome.IGNORED, ignored.reason()));
            } else if (line instanceof ReadLine.Refused refused) {
                rows.add(new LeaseLogRow(line.line(), LeaseLogOutcome.REFUSED, refused.reason()));
            }
        }
        return rows;
    }

    private static String details(LeaseFeed feed, String client, LeaseLogResponse response, List<LeaseClaim> added) {
        var times = added.stream().map(LeaseClaim::at).sorted().toList();
        var counts = response.counts();
        return "format " + feed.format()
                + "; client " + client
                + "; " + counts.accepted() + " accepted, " + counts.known() + " known, " + counts.ignored()
                + " ignored, " + counts.refused() + " refused"
                + (times.isEmpty() ? "" : "; from " + times.get(0) + " to " + times.get(times.size() - 1));
    }

    private static String sha256(byte[] log) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(log));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every Java platform has SHA-256", never);
        }
    }
}
