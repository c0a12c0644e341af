package org.dutywatch.compliance.duty.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.dutywatch.compliance.duty.roster.RosterLedger;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** The roster entries that were imported from calendar files or feeds. */
@ApplicationScoped
class ImportedEntries {
    private static final String ENTRY = """
            select employee_id, start_at, end_at, kind, break_start, break_end, supervisor_id, source_uid
              from roster_entry
            """;

    private static final String OF_FEED = ENTRY + " where origin = ? and superseded_at is null order by start_at";

    private static final String OF_EVENTS =
            ENTRY + " where source_uid = any(?) and origin is null and superseded_at is null order by start_at";

    /** If anybody but the feed ended an entry of the feed, that person decided that the entry was wrong. */
    private static final String OVERRULED =
            ENTRY + " where origin = ? and superseded_at is not null and superseded_by is distinct from ?";

    private final DataSource database;

    ImportedEntries(DataSource database) {
        this.database = database;
    }

    /** @param uid the calendar event that the entry comes from; null if it comes from none */
    record ImportedEntry(RosterEntry entry, @Nullable String uid) {}

    /** The current entries of a feed. */
    List<ImportedEntry> ofFeed(String origin) {
        return read(OF_FEED, (connection, select) -> select.setString(1, origin));
    }

    /** The current entries that people imported from these calendar events. Entries of feeds are not among them. */
    List<ImportedEntry> ofEvents(Collection<String> uids) {
        return read(
                OF_EVENTS,
                (connection, select) -> select.setArray(1, connection.createArrayOf("text", uids.toArray())));
    }

    /** The entries that the feed once imported and somebody else removed or replaced. */
    Set<RosterEntry> overruled(RosterImportOptions.ImportingFeed feed) {
        Set<RosterEntry> entries = new HashSet<>();
        read(OVERRULED, (connection, select) -> {
                    select.setString(1, feed.origin());
                    select.setString(2, feed.author());
                })
                .forEach(imported -> entries.add(imported.entry()));
        return entries;
    }

    @FunctionalInterface
    private interface Parameters {
        void bind(Connection connection, PreparedStatement select) throws SQLException;
    }

    private List<ImportedEntry> read(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            parameters.bind(connection, select);
            try (var rows = select.executeQuery()) {
                List<ImportedEntry> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new ImportedEntry(RosterLedger.entry(rows), rows.getString("source_uid")));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the entries of feeds and calendars", e);
        }
    }
}
