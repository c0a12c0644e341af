package org.dutywatch.ingest.leases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;
import org.dutywatch.ingest.leases.LeaseImportAnswer.Row;
import org.dutywatch.ingest.leases.LeaseImportAnswer.RowOutcome;
import org.dutywatch.ingest.leases.StoredLeases.Key;
import org.jspecify.annotations.Nullable;

/**
 * Imports the valid rows of a file of leases. A lease is identified by address, user name and start. A row for a known
 * lease with another end changes its end, as for a renewal. A row whose end equals its start removes the lease.
 */
@ApplicationScoped
public class ImportLeases {
    private final DataSource database;
    private final StoredLeases leases;
    private final AuditTrail audit;
    private final Clock clock;

    ImportLeases(DataSource database, StoredLeases leases, AuditTrail audit, Clock clock) {
        this.database = database;
        this.leases = leases;
        this.audit = audit;
        this.clock = clock;
    }

    /** The known leases, and the changes that the rows of the file make to them. */
    private static final class Course {
        final Map<Key, Instant> known;
        final Map<Key, Instant> put = new LinkedHashMap<>();
        final Set<Key> removed = new HashSet<>();
        final Map<Key, Integer> rows = new HashMap<>();

        Course(Map<Key, Instant> known) {
            this.known = known;
        }

        RowOutcome apply(int row, LeaseRow.Asked asked) throws LeaseRow.Refused {
            Key key = Key.of(asked);
            Integer earlier = rows.putIfAbsent(key, row);
            if (earlier != null) {
                throw new LeaseRow.Refused("row " + earlier + " has the same address, username and start");
            }
            Instant end = known.get(key);
            if (asked.takesBack()) {
                removed.add(key);
                return end == null ? RowOutcome.UNCHANGED : RowOutcome.REMOVED;
            }
            if (asked.end().equals(end)) {
                return RowOutcome.UNCHANGED;
            }
            put.put(key, asked.end());
            return end == null ? RowOutcome.ADDED : RowOutcome.CHANGED;
        }
    }

    private record Read(
            int row,
            LeaseRow.@Nullable Asked asked,
            @Nullable String refused) {}

    /** @param dryRun true to change nothing and only answer what the import would do */
    @Transactional
    public LeaseImportAnswer importFile(byte[] file, boolean dryRun) {
        List<Read> rows = LeaseFile.read(file).stream().map(ImportLeases::read).toList();
        try (var connection = database.getConnection()) {
            leases.lock(connection);
            Course context = new Course(leases.ends(connection, addresses(rows)));
            var answer = LeaseImportAnswer.of(
                    dryRun, rows.stream().map(row -> answer(row, context)).toList());
            if (!dryRun) {
                leases.put(connection, context.put, clock.instant());
                leases.remove(connection, context.removed);
                if (answer.counts().any()) {
                    leases.changed(connection);
                }
                audit.record("import_leases", null, answer.counts().words());
            }
            return answer;
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot import leases", e);
        }
    }

    private static Read read(LeaseRow row) {
        try {
            return new Read(row.number(), row.read(), null);
        } catch (LeaseRow.Refused e) {
            return new Read(row.number(), null, e.reason());
        }
    }

    private static Set<String> addresses(List<Read> rows) {
        Set<String> addresses = new TreeSet<>();
        for (Read row : rows) {
            if (row.asked() != null) {
                addresses.add(row.asked().address());
            }
        }
        return addresses;
    }

    private static Row answer(Read row, Course context) {
        LeaseRow.Asked asked = row.asked();
        if (asked == null) {
            return new Row(row.row(), null, RowOutcome.REFUSED, row.refused());
        }
        try {
            return new Row(row.row(), asked.address(), context.apply(row.row(), asked), null);
        } catch (LeaseRow.Refused e) {
            return new Row(row.row(), asked.address(), RowOutcome.REFUSED, e.reason());
        }
    }
}
