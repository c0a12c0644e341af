package org.dutywatch.compliance.people.employees.held;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.decisions.AwaitedDecisions;
import org.dutywatch.compliance.identity.ActorColumns;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.decisions.DecisionState;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
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
                (request_id, employee_id, facts, facts_before, effective_from, supervisor_open, author, reason, asked_at,
                 state)
            values (:requestId, :employeeId, :facts::jsonb, :before::jsonb, :effectiveFrom, :supervisorOpen, :author,
                    :reason, :askedAt, 'AWAITED')
            """;
    private static final String EQUIVALENT = """
            select * from held_employee_change
             where state = 'AWAITED' and employee_id = :employeeId and facts = :facts::jsonb
               and facts_before = :before::jsonb and effective_from is not distinct from :effectiveFrom
               and supervisor_open = :supervisorOpen
             order by asked_at limit 1
            """;
    private static final String BY_ID = "select * from held_employee_change where request_id = :id";
    private static final String PAGE = """
            select * from held_employee_change
             where (:state::text is null or state = :state) and (asked_at, request_id) > (:afterTime, :afterId)
               and (:by::text is null or exists (
                       select from decision
                        where decision_id = request_id
                          and (decision.author = :by or decision.author_employee_id = :byEmployeeId
                               or (decision.author_issuer, decision.author_subject) = (:byIssuer, :bySubject))))
             order by asked_at, request_id limit :size
            """;
    private static final String DECIDE = """
            update held_employee_change
               set state = :state, decided_by = :by, decided_at = :at, decision_reason = :reason
             where request_id = :id
            """;

    private final Database database;
    private final ObjectMapper json;

    HeldChanges(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    void add(HeldChange held) {
        database.useHandle(handle -> bind(handle.createUpdate(ADD), held)
                .bind("requestId", held.requestId())
                .bind("author", held.author())
                .bind("reason", held.reason())
                .bind("askedAt", held.askedAt())
                .execute());
    }

    /** An awaited change that does the same. */
    Optional<HeldChange> findEquivalent(HeldChange held) {
        return database.withHandle(handle ->
                bind(handle.createQuery(EQUIVALENT), held).map(this::held).findOne());
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
                .bind("state", state == null ? null : state.name())
                .bind("afterTime", after.time())
                .bind("afterId", after.id())
                .bind("size", size)
                .map(this::held)
                .list());
    }

    /** @param reason null for an approval */
    public void decide(UUID id, DecisionState state, AwaitedDecisions.Answer answer, @Nullable String reason) {
        database.useHandle(handle -> handle.createUpdate(DECIDE)
                .bind("id", id)
                .bind("state", state)
                .bind("by", answer.by().user())
                .bind("at", answer.at())
                .bind("reason", reason)
                .execute());
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
                row.getColumn("request_id", UUID.class),
                facts(row.getColumn("facts", String.class)),
                facts(row.getColumn("facts_before", String.class)),
                row.getColumn("effective_from", Instant.class),
                row.getColumn("supervisor_open", Boolean.class),
                row.getColumn("author", String.class),
                row.getColumn("reason", String.class),
                row.getColumn("asked_at", Instant.class),
                row.getColumn("state", DecisionState.class),
                row.getColumn("decided_by", String.class),
                row.getColumn("decided_at", Instant.class),
                row.getColumn("decision_reason", String.class));
    }

    private EmployeeFacts facts(String text) {
        try {
            return json.readValue(text, EmployeeFacts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a held change cannot be read", e);
        }
    }
}
