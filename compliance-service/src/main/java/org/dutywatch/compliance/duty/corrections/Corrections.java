package org.dutywatch.compliance.duty.corrections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.dutywatch.compliance.duty.roster.ClockChangeView;
import org.dutywatch.compliance.duty.roster.Provenance;
import org.dutywatch.compliance.duty.roster.RosterEntryView;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.people.access.VisibilityFilter;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** The table of corrections. The state EXPIRED is computed from the current time and never stored. */
@ApplicationScoped
public class Corrections {
    private static final String STATE =
            "case when state = 'PENDING' and expires_at <= ?::timestamptz then 'EXPIRED' else state end";
    private static final String CLOCK_CHANGES = """
            coalesce((select clock.clocked from roster_correction_clock clock
                       where clock.correction_id = roster_correction.correction_id), '[]'::jsonb)""";
    private static final String SELECT = """
            select correction_id, employee_ids, superseded::text, added::text, %s::text as clocked,
                   origin, uids, author, reason, asked_at, expires_at,
                   decided_by, decided_at, decision_reason, %s as state
              from roster_correction
            """.formatted(CLOCK_CHANGES, STATE);
    private static final String ADD = """
            insert into roster_correction
                (correction_id, employee_ids, superseded, added, author, reason, asked_at, expires_at, origin, uids,
                 state)
            values (?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, 'PENDING')
            """;
    private static final String ADD_CLOCK =
            "insert into roster_correction_clock (correction_id, clocked) values (?, ?::jsonb)";
    private static final String EQUIVALENT = SELECT + """
             where (state = 'PENDING' and expires_at > ? or state = 'DECLINED' and author = ?) and employee_ids = ?
               and superseded = ?::jsonb and added = ?::jsonb and %s = ?::jsonb
             order by asked_at limit 1
            """.formatted(CLOCK_CHANGES);
    private static final String BY_ID = SELECT + " where correction_id = ?";
    private static final String PAGE = SELECT
            + """
             where not exists (
                       select from jsonb_array_elements(
                                       superseded || added || jsonb_path_query_array(%s, '$[*].shift')) as entry
                        where not %s)
               and (?::text is null or ? = %s)
               and (asked_at, correction_id) > (?, ?)
             order by asked_at, correction_id limit ?
            """.formatted(
                            CLOCK_CHANGES,
                            VisibilityFilter.positionalConditionAt(
                                    "entry ->> 'employee_id'", "(entry ->> 'start')::timestamptz"),
                            STATE);
    private static final String DECIDE = """
            update roster_correction set state = ?, decided_by = ?, decided_at = ?, decision_reason = ?
             where correction_id = ?
            """;
    private static final TypeReference<List<RosterEntryView>> ENTRY_VIEWS = new TypeReference<>() {};
    private static final TypeReference<List<ClockChangeView>> CLOCK_CHANGE_VIEWS = new TypeReference<>() {};

    private final DataSource database;
    private final ObjectMapper json;
    private final Clock clock;

    Corrections(DataSource database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The decision on a correction.
     *
     * @param reason null for an approval
     */
    public record Decision(
            CorrectionState state,
            String by,
            Instant at,
            @Nullable String reason) {}

    @Transactional(TxType.MANDATORY)
    void add(Correction correction) {
        write(ADD, (connection, insert) -> {
            insert.setObject(1, correction.correctionId());
            insert.setArray(2, texts(connection, correction.employeeIds()));
            insert.setString(3, text(correction.superseded()));
            insert.setString(4, text(correction.added()));
            insert.setString(5, correction.author());
            insert.setString(6, correction.reason());
            insert.setObject(7, correction.requestedAt().atOffset(ZoneOffset.UTC));
            insert.setObject(8, correction.expiresAt().atOffset(ZoneOffset.UTC));
            insert.setString(9, correction.provenance().origin());
            insert.setArray(10, uids(connection, correction));
        });
        if (!correction.clockChanges().isEmpty()) {
            write(ADD_CLOCK, (connection, insert) -> {
                insert.setObject(1, correction.correctionId());
                insert.setString(2, write(ClockChangeView.of(correction.clockChanges())));
            });
        }
    }

    /**
     * Finds a pending correction that makes the same change.
     *
     * @param includeDeclined whether a declined correction of the same author is found, too. This is for feeds, which
     *     repeat at every fetch what somebody declined
     */
    @Transactional(TxType.MANDATORY)
    Optional<Correction> findEquivalent(Correction correction, boolean includeDeclined) {
        return read(EQUIVALENT, (connection, select) -> {
                    select.setObject(2, now());
                    select.setString(3, includeDeclined ? correction.author() : null);
                    select.setArray(4, texts(connection, correction.employeeIds()));
                    select.setString(5, text(correction.superseded()));
                    select.setString(6, text(correction.added()));
                    select.setString(7, write(ClockChangeView.of(correction.clockChanges())));
                })
                .stream()
                .findFirst();
    }

    @Transactional(TxType.MANDATORY)
    public Optional<Correction> find(UUID id) {
        return read(BY_ID, (connection, select) -> select.setObject(2, id)).stream()
                .findFirst();
    }

    /** As {@link #find}, and locks the row until the transaction ends, so that nobody else can decide on it. */
    @Transactional(TxType.MANDATORY)
    public Optional<Correction> lock(UUID id) {
        return read(BY_ID + " for update", (connection, select) -> select.setObject(2, id)).stream()
                .findFirst();
    }

    /**
     * A page of corrections, ordered by {@code asked_at} and id.
     *
     * @param visibility limits the page to corrections of which every entry is visible
     * @param state null means all states
     * @param after the page begins behind this position
     */
    @Transactional(TxType.MANDATORY)
    public List<Correction> page(
            VisibilityFilter visibility, @Nullable CorrectionState state, PageToken after, int size) {
        return read(PAGE, (connection, select) -> {
            String name = state == null ? null : state.name();
            visibility.bind(select, 2);
            int next = 2 + VisibilityFilter.PARAMETER_COUNT;
            select.setString(next, name);
            select.setString(next + 1, name);
            select.setObject(next + 2, now());
            select.setObject(next + 3, after.time().atOffset(ZoneOffset.UTC));
            select.setObject(next + 4, after.id());
            select.setInt(next + 5, size);
        });
    }

    @Transactional(TxType.MANDATORY)
    public void decide(UUID id, Decision decision) {
        write(DECIDE, (connection, update) -> {
            update.setString(1, decision.state().name());
            update.setString(2, decision.by());
            update.setObject(3, decision.at().atOffset(ZoneOffset.UTC));
            update.setString(4, decision.reason());
            update.setObject(5, id);
        });
    }

    @FunctionalInterface
    private interface Parameters {
        void bind(Connection connection, PreparedStatement statement) throws SQLException;
    }

    private void write(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.bind(connection, statement);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot write a correction of the roster", e);
        }
    }

    /** @param parameters binds from the second parameter on; the first is the current time, which decides on expiry */
    private List<Correction> read(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, now());
            parameters.bind(connection, select);
            try (var rows = select.executeQuery()) {
                List<Correction> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(correction(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the corrections of the roster", e);
        }
    }

    private Correction correction(ResultSet row) throws SQLException {
        List<RosterEntry> added = entries(row.getString("added"));
        return new Correction(
                row.getObject("correction_id", UUID.class),
                new TreeSet<>(List.of((String[]) row.getArray("employee_ids").getArray())),
                entries(row.getString("superseded")),
                added,
                read(row.getString("clocked"), CLOCK_CHANGE_VIEWS).stream()
                        .map(ClockChangeView::change)
                        .toList(),
                provenance(row, added),
                row.getString("author"),
                row.getString("reason"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                CorrectionState.valueOf(row.getString("state")),
                row.getString("decided_by"),
                Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                row.getString("decision_reason"));
    }

    /** The event UIDs in the order of the added entries; null for an entry that comes from no calendar event. */
    private static java.sql.Array uids(Connection connection, Correction correction) throws SQLException {
        var uids = new ArrayList<@Nullable String>();
        for (RosterEntry entry : correction.added()) {
            uids.add(correction.provenance().uids().get(entry));
        }
        return connection.createArrayOf("text", uids.toArray());
    }

    private static Provenance provenance(ResultSet row, List<RosterEntry> added) throws SQLException {
        String[] stored = (String[]) row.getArray("uids").getArray();
        Map<RosterEntry, String> uids = new HashMap<>();
        for (int i = 0; i < stored.length; i++) {
            if (stored[i] != null) {
                uids.put(added.get(i), stored[i]);
            }
        }
        return new Provenance(null, row.getString("origin"), uids);
    }

    private List<RosterEntry> entries(String text) {
        return read(text, ENTRY_VIEWS).stream().map(RosterEntryView::entry).toList();
    }

    private String text(Collection<RosterEntry> entries) {
        return write(RosterEntryView.of(entries));
    }

    private <T> List<T> read(String text, TypeReference<List<T>> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a correction of the roster cannot be read back", e);
        }
    }

    private String write(List<?> views) {
        try {
            return json.writeValueAsString(views);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a correction of the roster cannot be written", e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static java.sql.Array texts(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }
}
