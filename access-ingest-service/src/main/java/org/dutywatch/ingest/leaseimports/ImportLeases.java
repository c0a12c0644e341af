package org.dutywatch.ingest.leaseimports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.csv.CsvFile;
import org.dutywatch.eventkit.decisions.Person;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.decisions.Persons;
import org.dutywatch.ingest.leaseimports.LeaseImportResponse.LeaseRowOutcome;
import org.dutywatch.ingest.leaseimports.LeaseImportResponse.LeaseRowResult;
import org.dutywatch.ingest.leaseimports.SeparateChanges.SeparatedChanges;
import org.dutywatch.ingest.leases.StoredLeases;
import org.jdbi.v3.core.Handle;

/**
 * Imports the valid rows of a file of leases. A lease is identified by address, user name and start. A row for a known
 * lease with another end changes its end, as for a renewal or a release. A row whose end equals its start removes the
 * lease. A file may be the journal of a DHCP server: of several rows for one lease, the last holds, whatever came
 * before it in the file or in earlier files, and whether the user name has its domain or not. If the last row is
 * refused, the earlier ones are refused too, because they no longer say when the lease ended.
 *
 * <p>Rows that would attribute recorded accesses to somebody else are held until a second person decides ({@link
 * DecideLeaseChanges}); nobody imports a lease of his own or of those above him, or one that changes their accesses.
 */
@ApplicationScoped
public class ImportLeases {
    private static final String OWN_ACCESSES =
            "it would change your own accesses, or those of somebody above you: another person must import it";

    private final Database database;
    private final StoredLeases leases;
    private final LoadKnownLeases knownLeases;
    private final SeparateChanges separateChanges;
    private final ApplyLeaseChanges applyChanges;
    private final DecideLeaseChanges decideChanges;
    private final Persons persons;
    private final AuditTrail audit;

    ImportLeases(
            Database database,
            StoredLeases leases,
            LoadKnownLeases knownLeases,
            SeparateChanges separateChanges,
            ApplyLeaseChanges applyChanges,
            DecideLeaseChanges decideChanges,
            Persons persons,
            AuditTrail audit) {
        this.database = database;
        this.leases = leases;
        this.knownLeases = knownLeases;
        this.separateChanges = separateChanges;
        this.applyChanges = applyChanges;
        this.decideChanges = decideChanges;
        this.persons = persons;
        this.audit = audit;
    }

    /**
     * Imports a file.
     *
     * @param fileRows what the rows of the file are about
     * @param dryRun true to answer what the import would do, and change nothing
     */
    @Transactional
    public LeaseImportResponse importFile(byte[] file, LeaseRows fileRows, boolean dryRun) {
        Person importer = persons.caller();
        Set<String> ownNames = persons.userNamesOf(importer);
        Set<String> superiorNames = persons.userNamesOfSuperiorsOf(importer);
        List<LeaseRow> rows = CsvFile.read(file, fileRows.columns()).stream()
                .map(row -> LeaseRow.check(row, fileRows, ownNames, superiorNames))
                .toList();
        return database.withHandle(handle -> {
            leases.lockExclusively(handle);
            var response = importRows(handle, rows, importer, dryRun);
            audit.record(
                    dryRun ? "try_import_leases" : "import_leases",
                    null,
                    response.counts().summary());
            return response;
        });
    }

    private LeaseImportResponse importRows(Handle handle, List<LeaseRow> rows, Person importer, boolean dryRun) {
        KnownLeases known = knownLeases.of(handle, addresses(rows));
        Map<JournalKey, LeaseRow> lastRows = lastRows(rows);
        Map<Integer, LeaseChange> changes = new HashMap<>();
        for (LeaseRow row : lastRows.values()) {
            if (row.key() != null && row.end() != null) {
                changes.put(row.row(), known.change(row.row(), row.key(), row.end()));
            }
        }
        SeparatedChanges separated = separateChanges.separate(
                handle,
                known,
                changes.values().stream()
                        .filter(change -> change.outcome() != LeaseRowOutcome.UNCHANGED)
                        .toList());
        boolean own = importer.isOneOf(separated.concerned())
                || !Collections.disjoint(persons.superiorsOf(importer), separated.concerned());
        UUID changeId = null;
        if (!dryRun) {
            applyChanges.apply(handle, separated.atOnce(), importer.user());
            if (!own && !separated.held().isEmpty()) {
                changeId = decideChanges.ask(separated);
            }
        }
        Set<LeaseChange> held = Set.copyOf(separated.held());
        List<LeaseRowResult> results = new ArrayList<>();
        for (LeaseRow row : rows) {
            LeaseChange change = changes.get(row.row());
            if (change == null) {
                results.add(withoutEffect(row, lastRows));
            } else if (held.contains(change)) {
                results.add(own ? row.result(LeaseRowOutcome.REFUSED, OWN_ACCESSES) : row.held(changeId));
            } else {
                results.add(row.result(change.outcome(), null));
            }
        }
        return LeaseImportResponse.of(dryRun, results);
    }

    private static LeaseRowResult withoutEffect(LeaseRow row, Map<JournalKey, LeaseRow> lastRows) {
        if (row.key() == null || row.end() == null) {
            return row.result(LeaseRowOutcome.REFUSED, row.refusalReason());
        }
        LeaseRow last = Objects.requireNonNull(lastRows.get(JournalKey.of(row.key())));
        return last.end() == null
                ? row.result(LeaseRowOutcome.REFUSED, "row " + last.row() + " is about the same lease and is refused")
                : row.result(
                        LeaseRowOutcome.SUPERSEDED, "row " + last.row() + " has the same address, username and start");
    }

    private static Map<JournalKey, LeaseRow> lastRows(List<LeaseRow> rows) {
        Map<JournalKey, LeaseRow> last = new HashMap<>();
        for (LeaseRow row : rows) {
            if (row.key() != null) {
                last.put(JournalKey.of(row.key()), row);
            }
        }
        return last;
    }

    private static Set<String> addresses(List<LeaseRow> rows) {
        Set<String> addresses = new TreeSet<>();
        for (LeaseRow row : rows) {
            if (row.key() != null) {
                addresses.add(row.key().address());
            }
        }
        return addresses;
    }
}
