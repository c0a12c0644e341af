package org.dutywatch.compliance.duty.corrections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.dutywatch.compliance.duty.roster.ClockChangeView;
import org.dutywatch.compliance.duty.roster.Provenance;
import org.dutywatch.compliance.duty.roster.RosterEntryView;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.people.access.VisibilityFilter;
import org.dutywatch.eventkit.decisions.DecisionRows;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The table of corrections. */
@ApplicationScoped
public class Corrections {
    private static final String SELECT = """
            select * from (
                select correction.*, coalesce(clock.clocked, '[]') as clocked, decision.*, %s as state_now
                  from roster_correction correction left join roster_correction_clock clock using (correction_id)
                       join decision on decision_id = correction_id
            ) as correction
            """.formatted(DecisionRows.STATE_NOW);
    private static final String ADD = """
            insert into roster_correction
                (correction_id, employee_ids, superseded, added, reason, origin, uids)
            values (:correctionId, :employeeIds, :superseded::jsonb, :added::jsonb, :reason, :origin, :uids)
            """;
    private static final String ADD_CLOCK =
            "insert into roster_correction_clock (correction_id, clocked) values (:correctionId, :clocked::jsonb)";
    private static final String EQUIVALENT = """
             where (state_now = 'AWAITED' or :includeDeclined and state_now = 'DECLINED' and author = :author)
               and employee_ids = :employeeIds::text[] and superseded = :superseded::jsonb and added = :added::jsonb
               and clocked = :clocked::jsonb
             order by asked_at limit 1
            """;
    private static final String BY_ID = " where correction_id = :id";
    private static final String PAGE =
            """
             where not exists (
                       select from jsonb_array_elements(
                                       superseded || added || jsonb_path_query_array(clocked, '$[*].shift')) as entry
                        where not %s)
               and (:state::text is null or :state = state_now)
               and (asked_at, correction_id) > (:afterTime, :afterId)
             order by asked_at, correction_id limit :size
            """.formatted(VisibilityFilter.conditionAt("entry ->> 'employee_id'", "(entry ->> 'start')::timestamptz"));
    private static final TypeReference<List<RosterEntryView>> ENTRY_VIEWS = new TypeReference<>() {};
    private static final TypeReference<List<ClockChangeView>> CLOCK_CHANGE_VIEWS = new TypeReference<>() {};

    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;

    Corrections(Database database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    @Transactional(TxType.MANDATORY)
    void add(Correction correction) {
        database.useHandle(handle -> {
            bindChange(handle.createUpdate(ADD), correction)
                    .bindMethods(correction)
                    .bind("origin", correction.provenance().origin())
                    .bindArray("uids", String.class, uids(correction))
                    .execute();
            if (!correction.clockChanges().isEmpty()) {
                handle.createUpdate(ADD_CLOCK)
                        .bind("correctionId", correction.correctionId())
                        .bind("clocked", write(ClockChangeView.of(correction.clockChanges())))
                        .execute();
            }
        });
    }

    /**
     * Finds a pending correction that makes the same change.
     *
     * @param includeDeclined whether a declined correction of the same author is found, too. This is for feeds, which
     *     repeat at every fetch what somebody declined
     */
    @Transactional(TxType.MANDATORY)
    Optional<Correction> findEquivalent(Correction correction, boolean includeDeclined) {
        return read(
                        EQUIVALENT,
                        query -> bindChange(query, correction)
                                .bind("author", correction.author())
                                .bind("includeDeclined", includeDeclined)
                                .bind("clocked", write(ClockChangeView.of(correction.clockChanges()))))
                .stream()
                .findFirst();
    }

    @Transactional(TxType.MANDATORY)
    public Optional<Correction> find(UUID id) {
        return read(BY_ID, query -> query.bind("id", id)).stream().findFirst();
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
        return read(
                PAGE,
                query -> visibility
                        .bind(query)
                        .bind("state", state == null ? null : state.ofDecision().name())
                        .bind("afterTime", after.time())
                        .bind("afterId", after.id())
                        .bind("size", size));
    }

    private <S extends SqlStatement<S>> S bindChange(S statement, Correction correction) {
        return statement
                .bindArray("employeeIds", String.class, correction.employeeIds())
                .bind("superseded", write(RosterEntryView.of(correction.superseded())))
                .bind("added", write(RosterEntryView.of(correction.added())));
    }

    private List<Correction> read(String condition, UnaryOperator<Query> parameters) {
        return database.withHandle(handle -> parameters
                .apply(handle.createQuery(SELECT + condition).bind("now", clock.instant()))
                .map(this::correction)
                .list());
    }

    private Correction correction(RowView row) {
        List<RosterEntry> added = entries(row.getColumn("added", String.class));
        return new Correction(
                row.getColumn("correction_id", UUID.class),
                new TreeSet<>(List.of(row.getColumn("employee_ids", String[].class))),
                entries(row.getColumn("superseded", String.class)),
                added,
                read(row.getColumn("clocked", String.class), CLOCK_CHANGE_VIEWS).stream()
                        .map(ClockChangeView::change)
                        .toList(),
                provenance(row, added),
                row.getColumn("reason", String.class),
                DecisionRows.decision(row));
    }

    /** The event UIDs in the order of the added entries; null for an entry that comes from no calendar event. */
    private static List<@Nullable String> uids(Correction correction) {
        return correction.added().stream()
                .<@Nullable String>map(correction.provenance().uids()::get)
                .toList();
    }

    private static Provenance provenance(RowView row, List<RosterEntry> added) {
        String[] stored = row.getColumn("uids", String[].class);
        Map<RosterEntry, String> uids = new HashMap<>();
        for (int i = 0; i < stored.length; i++) {
            if (stored[i] != null) {
                uids.put(added.get(i), stored[i]);
            }
        }
        return new Provenance(null, Set.of(), row.getColumn("origin", String.class), uids);
    }

    private List<RosterEntry> entries(String text) {
        return read(text, ENTRY_VIEWS).stream().map(RosterEntryView::entry).toList();
    }

    private <T> List<T> read(String text, TypeReference<List<T>> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a correction of the roster cannot be read back", e);
        }
    }

    private String write(Collection<?> views) {
        try {
            return json.writeValueAsString(views);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a correction of the roster cannot be written", e);
        }
    }
}
