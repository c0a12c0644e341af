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
 * Takes the leases of a file that can be taken. A lease is told by address, user name and start: the same one again with
 * another end is changed, as a renewal does; with an end that equals its start it is taken back.
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

    /** What a file changes: the leases as known, with what its rows made of them. */
    private static final class Course {
        final Map<Key, Instant> known;
        final Map<Key, Instant> put = new LinkedHashMap<>();
        final Set<Key> removed = new HashSet<>();
        final Map<Key, Integer> rows = new HashMap<>();

        Course(Map<Key, Instant> known) {
            this.known = known;
        }

        RowOutcome take(int row, LeaseRow.Asked asked) throws LeaseRow.Refused {
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

    /** @param dryRun answers what would happen and changes nothing */
    @Transactional
    public LeaseImportAnswer importFile(byte[] file, boolean dryRun) {
        List<Read> rows = LeaseFile.read(file).stream().map(ImportLeases::read).toList();
        try (var connection = database.getConnection()) {
            leases.lock(connection);
            Course course = new Course(leases.ends(connection, addresses(rows)));
            var answer = LeaseImportAnswer.of(
                    dryRun, rows.stream().map(row -> answer(row, course)).toList());
            if (!dryRun) {
                leases.put(connection, course.put, clock.instant());
                leases.remove(connection, course.removed);
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

    private static Row answer(Read row, Course course) {
        LeaseRow.Asked asked = row.asked();
        if (asked == null) {
            return new Row(row.row(), null, RowOutcome.REFUSED, row.refused());
        }
        try {
            return new Row(row.row(), asked.address(), course.take(row.row(), asked), null);
        } catch (LeaseRow.Refused e) {
            return new Row(row.row(), asked.address(), RowOutcome.REFUSED, e.reason());
        }
    }
}
