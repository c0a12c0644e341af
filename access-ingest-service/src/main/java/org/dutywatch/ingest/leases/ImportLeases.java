package org.dutywatch.ingest.leases;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.csv.CsvFile;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.leases.LeaseImportResponse.LeaseRowOutcome;
import org.dutywatch.ingest.leases.LeaseImportResponse.LeaseRowResult;
import org.dutywatch.ingest.leases.StoredLeases.LeaseKey;
import org.jspecify.annotations.Nullable;

/**
 * Imports the valid rows of a file of leases. A lease is identified by address, user name and start. A row for a known
 * lease with another end changes its end, as for a renewal or a release. A row whose end equals its start removes the
 * lease. A file may be the journal of a DHCP server: of several rows for one lease, the last holds, whatever came
 * before it in the file or in earlier files, and whether the user name has its domain or not. If the last row is
 * refused, the earlier ones are refused too, because they no longer say when the lease ended.
 */
@ApplicationScoped
public class ImportLeases {
    private final Database database;
    private final StoredLeases leases;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;
    private final Event<LeasesChanged> leasesChanged;

    ImportLeases(
            Database database,
            StoredLeases leases,
            AuditTrail audit,
            Caller caller,
            Clock clock,
            Event<LeasesChanged> leasesChanged) {
        this.database = database;
        this.leases = leases;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
        this.leasesChanged = leasesChanged;
    }

    /** The known leases of the addresses in the file, and the changes that its rows make. */
    private static final class LeaseImportContext {
        final Map<LeaseKey, Instant> knownEnds;
        final Map<LeaseKey, Instant> newEnds = new LinkedHashMap<>();
        final Set<LeaseKey> removed = new HashSet<>();
        final List<AffectedInterval> affected = new ArrayList<>();
        private final Map<JournalKey, CheckedLeaseRow> lastRows = new HashMap<>();
        private final Map<JournalKey, List<LeaseKey>> knownSpellings;

        LeaseImportContext(Map<LeaseKey, Instant> knownEnds, List<CheckedLeaseRow> rows) {
            this.knownEnds = knownEnds;
            this.knownSpellings = knownEnds.keySet().stream().collect(Collectors.groupingBy(JournalKey::of));
            for (CheckedLeaseRow row : rows) {
                if (row.key() != null) {
                    lastRows.put(JournalKey.of(row.key()), row);
                }
            }
        }

        LeaseRowResult apply(CheckedLeaseRow row) {
            LeaseKey key = row.key();
            Instant end = row.end();
            if (key == null || end == null) {
                return row.result(LeaseRowOutcome.REFUSED, row.refusalReason());
            }
            CheckedLeaseRow last = lastRows.getOrDefault(JournalKey.of(key), row);
            if (last.end() == null) {
                return row.result(
                        LeaseRowOutcome.REFUSED, "row " + last.row() + " is about the same lease and is refused");
            }
            return last == row
                    ? row.result(applyLast(key, end), null)
                    : row.result(
                            LeaseRowOutcome.SUPERSEDED,
                            "row " + last.row() + " has the same address, username and start");
        }

        private LeaseRowOutcome applyLast(LeaseKey key, Instant end) {
            boolean respelled = removeOtherSpellings(key);
            Instant knownEnd = knownEnds.get(key);
            boolean known = knownEnd != null || respelled;
            if (end.equals(key.start())) {
                removed.add(key);
                addAffected(key, key.start(), knownEnd == null ? key.start() : knownEnd);
                return known ? LeaseRowOutcome.REMOVED : LeaseRowOutcome.UNCHANGED;
            }
            if (end.equals(knownEnd)) {
                return respelled ? LeaseRowOutcome.CHANGED : LeaseRowOutcome.UNCHANGED;
            }
            newEnds.put(key, end);
            addAffected(key, knownEnd == null ? key.start() : knownEnd, end);
            return known ? LeaseRowOutcome.CHANGED : LeaseRowOutcome.ADDED;
        }

        /** Removes the same lease under another spelling of its user name. Returns whether there was one. */
        private boolean removeOtherSpellings(LeaseKey key) {
            List<LeaseKey> others = knownSpellings.getOrDefault(JournalKey.of(key), List.of()).stream()
                    .filter(known -> !known.equals(key))
                    .toList();
            for (LeaseKey other : others) {
                removed.add(other);
                addAffected(other, other.start(), requireNonNull(knownEnds.get(other)));
            }
            return !others.isEmpty();
        }

        /** Between these two times the lease holds now and did not before, or the reverse. */
        private void addAffected(LeaseKey key, Instant one, Instant other) {
            if (!one.equals(other)) {
                boolean ordered = one.isBefore(other);
                affected.add(new AffectedInterval(key.address(), ordered ? one : other, ordered ? other : one));
            }
        }
    }

    /**
     * What a journal means by one lease: it may write a user name now with a domain and now without.
     *
     * @param local the user name without domain and realm; empty for a shared terminal
     */
    private record JournalKey(String address, String local, Instant start) {
        static JournalKey of(LeaseKey key) {
            String local = key.username().isEmpty() ? "" : new UserName(key.username()).local();
            return new JournalKey(key.address(), local, key.start());
        }
    }

    /**
     * One row, checked alone.
     *
     * @param key the lease that the row is about; null if this cannot be read
     * @param end null if the row is refused
     */
    private record CheckedLeaseRow(
            int row,
            @Nullable LeaseKey key,
            @Nullable Instant end,
            @Nullable String refusalReason) {
        LeaseRowResult result(LeaseRowOutcome outcome, @Nullable String reason) {
            return new LeaseRowResult(row, key == null ? null : key.address(), outcome, reason);
        }
    }

    /** @param dryRun true to answer what the import would do, and change nothing */
    @Transactional
    public LeaseImportResponse importFile(byte[] file, boolean dryRun) {
        List<CheckedLeaseRow> rows = CsvFile.read(file, LeaseColumns.ALL).stream()
                .map(ImportLeases::check)
                .toList();
        return database.withHandle(handle -> {
            leases.lockExclusively(handle);
            LeaseImportContext context = new LeaseImportContext(leases.findEnds(handle, addresses(rows)), rows);
            var response = LeaseImportResponse.of(
                    dryRun, rows.stream().map(context::apply).toList());
            if (!dryRun) {
                leases.put(handle, context.newEnds, clock.instant());
                leases.remove(handle, context.removed);
                if (response.counts().hasChanges()) {
                    leases.incrementVersion(handle);
                    leasesChanged.fire(new LeasesChanged(context.affected, caller.name()));
                }
                audit.record("import_leases", null, response.counts().summary());
            }
            return response;
        });
    }

    private static CheckedLeaseRow check(CsvRow row) {
        LeaseKey key = null;
        try {
            key = LeaseColumns.key(row);
            return new CheckedLeaseRow(row.number(), key, LeaseColumns.end(row, key.start()), null);
        } catch (RowRefused e) {
            return new CheckedLeaseRow(row.number(), key, null, e.reason());
        }
    }

    private static Set<String> addresses(List<CheckedLeaseRow> rows) {
        Set<String> addresses = new TreeSet<>();
        for (CheckedLeaseRow row : rows) {
            if (row.key() != null) {
                addresses.add(row.key().address());
            }
        }
        return addresses;
    }
}
