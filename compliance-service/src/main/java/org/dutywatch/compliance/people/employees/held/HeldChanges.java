package org.dutywatch.compliance.people.employees.held;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.identity.ActorColumns;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.eventkit.decisions.DecisionRows;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The table of changes of employees that wait or waited for a second person. */
@ApplicationScoped
public class HeldChanges {
    private static final String ADD = """
            insert into held_employee_change
                (request_id, employee_id, facts, facts_before, effective_from, supervisor_open, reason)
            values (:requestId, :employeeId, :facts::jsonb, :before::jsonb, :effectiveFrom, :supervisorOpen, :reason)
            """;
    private static final String SELECT =
            "select * from held_employee_change join decision on decision_id = request_id where ";
    private static final String EQUIVALENT = SELECT + DecisionRows.STATE_NOW + """
             = 'AWAITED' and employee_id = :employeeId and facts = :facts::jsonb
               and facts_before = :before::jsonb and effective_from is not distinct from :effectiveFrom
               and supervisor_open = :supervisorOpen
             order by asked_at limit 1
            """;
    private static final String BY_ID = SELECT + "request_id = :id";
    private static final String PAGE = SELECT + """
             (:state::text is null or :state = %s) and (asked_at, request_id) > (:afterTime, :afterId)
               and (:by::text is null or author = :by or :byEmployeeId = any(author_ids)
                    or (author_issuer, author_subject) = (:byIssuer, :bySubject))
             order by asked_at, request_id limit :size
            """.formatted(DecisionRows.STATE_NOW);

    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;

    HeldChanges(Database database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    void add(HeldChange held) {
        database.useHandle(handle -> bind(handle.createUpdate(ADD), held)
                .bind("requestId", held.requestId())
                .bind("reason", held.reason())
                .execute());
    }

    /** An awaited change that does the same. */
    Optional<HeldChange> findEquivalent(HeldChange held) {
        return database.withHandle(handle -> bind(handle.createQuery(EQUIVALENT), held)
                .bind("now", clock.instant())
                .map(this::held)
                .findOne());
    }

    public Optional<HeldChange> find(UUID id) {
        return database.withHandle(handle ->
                handle.createQuery(BY_ID).bind("id", id).map(this::held).findOne());
    }

    /**
     * A page of changes, those that were asked for first before the others.
     *
     * @param state null means all states
     * @param author who asked for them; null means everybody
     * @param after the page begins behind this position
     */
    public List<HeldChange> page(@Nullable DecisionState state, @Nullable Actor author, PageToken after, int size) {
        return database.withHandle(handle -> ActorColumns.bind(handle.createQuery(PAGE), "by", author)
                .bind("now", clock.instant())
                .bind("state", state == null ? null : state.name())
                .bind("afterTime", after.time())
                .bind("afterId", after.id())
                .bind("size", size)
                .map(this::held)
                .list());
    }

    private <S extends SqlStatement<S>> S bind(S statement, HeldChange held) {
        return statement
                .bind("employeeId", held.employeeId())
                .bind("facts", json.valueToTree(held.facts()).toString())
                .bind("before", json.valueToTree(held.before()).toString())
                .bindByType("effectiveFrom", held.effectiveFrom(), Instant.class)
                .bind("supervisorOpen", held.mayLeaveSupervisorOpen());
    }

    private HeldChange held(RowView row) {
        return new HeldChange(
                facts(row.getColumn("facts", String.class)),
                facts(row.getColumn("facts_before", String.class)),
                row.getColumn("effective_from", Instant.class),
                row.getColumn("supervisor_open", Boolean.class),
                row.getColumn("reason", String.class),
                DecisionRows.decision(row));
    }

    private EmployeeFacts facts(String text) {
        try {
            return json.readValue(text, EmployeeFacts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a held change cannot be read", e);
        }
    }
}
