package org.dutywatch.ingest.leases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.csv.CsvFile;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.leases.LeaseImportResponse.LeaseRowOutcome;
import org.dutywatch.ingest.leases.LeaseImportResponse.LeaseRowResult;
import org.dutywatch.ingest.leases.StoredLeases.LeaseKey;
import org.jspecify.annotations.Nullable;

/**
 * Imports the valid rows of a file of leases. A lease is identified by address, user name and start. A row for a known
 * lease with another end changes its end, as for a renewal. A row whose end equals its start removes the lease.
 */
@ApplicationScoped
public class ImportLeases {
    private final Database database;
    private final StoredLeases leases;
    private final AuditTrail audit;
    private final Clock clock;

    ImportLeases(Database database, StoredLeases leases, AuditTrail audit, Clock clock) {
        this.database = database;
        this.leases = leases;
        this.audit = audit;
        this.clock = clock;
    }

    /** The known leases of the addresses in the file, and the changes that its rows make. */
    private static final class LeaseImportContext {
        final Map<LeaseKey, Instant> knownEnds;
        final Map<LeaseKey, Instant> newEnds = new LinkedHashMap<>();
        final Set<LeaseKey> removed = new HashSet<>();
        final Map<LeaseKey, Integer> rowNumbers = new HashMap<>();

        LeaseImportContext(Map<LeaseKey, Instant> knownEnds) {
            this.knownEnds = knownEnds;
        }

        LeaseRowOutcome apply(int row, LeaseColumns.RequestedLease requested) throws RowRefused {
            LeaseKey key = LeaseKey.of(requested);
            Integer earlier = rowNumbers.putIfAbsent(key, row);
            if (earlier != null) {
                throw new RowRefused("row " + earlier + " has the same address, username and start");
            }
            Instant end = knownEnds.get(key);
            if (requested.isRemoval()) {
                removed.add(key);
                return end == null ? LeaseRowOutcome.UNCHANGED : LeaseRowOutcome.REMOVED;
            }
            if (requested.end().equals(end)) {
                return LeaseRowOutcome.UNCHANGED;
            }
            newEnds.put(key, requested.end());
            return end == null ? LeaseRowOutcome.ADDED : LeaseRowOutcome.CHANGED;
        }
    }

    private record CheckedLeaseRow(
            int row,
            LeaseColumns.@Nullable RequestedLease requested,
            @Nullable String refusalReason) {}

    /** @param dryRun true to answer what the import would do, and change nothing */
    @Transactional
    public LeaseImportResponse importFile(byte[] file, boolean dryRun) {
        List<CheckedLeaseRow> rows = CsvFile.read(file, LeaseColumns.ALL).stream()
                .map(ImportLeases::check)
                .toList();
        return database.withHandle(handle -> {
            leases.lock(handle);
            LeaseImportContext context = new LeaseImportContext(leases.findEnds(handle, addresses(rows)));
            var response = LeaseImportResponse.of(
                    dryRun, rows.stream().map(row -> apply(row, context)).toList());
            if (!dryRun) {
                leases.put(handle, context.newEnds, clock.instant());
                leases.remove(handle, context.removed);
                if (response.counts().hasChanges()) {
                    leases.incrementVersion(handle);
                }
                audit.record("import_leases", null, response.counts().summary());
            }
            return response;
        });
    }

    private static CheckedLeaseRow check(CsvRow row) {
        try {
            return new CheckedLeaseRow(row.number(), LeaseColumns.read(row), null);
        } catch (RowRefused e) {
            return new CheckedLeaseRow(row.number(), null, e.reason());
        }
    }

    private static Set<String> addresses(List<CheckedLeaseRow> rows) {
        Set<String> addresses = new TreeSet<>();
        for (CheckedLeaseRow row : rows) {
            if (row.requested() != null) {
                addresses.add(row.requested().address());
            }
        }
        return addresses;
    }

    private static LeaseRowResult apply(CheckedLeaseRow row, LeaseImportContext context) {
        LeaseColumns.RequestedLease requested = row.requested();
        if (requested == null) {
            return new LeaseRowResult(row.row(), null, LeaseRowOutcome.REFUSED, row.refusalReason());
        }
        try {
            return new LeaseRowResult(row.row(), requested.address(), context.apply(row.row(), requested), null);
        } catch (RowRefused e) {
            return new LeaseRowResult(row.row(), requested.address(), LeaseRowOutcome.REFUSED, e.reason());
        }
    }
}
