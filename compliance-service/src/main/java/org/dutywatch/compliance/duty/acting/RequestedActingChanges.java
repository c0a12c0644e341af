package org.dutywatch.compliance.duty.acting;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.access.VisibilityFilter;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;
import org.dutywatch.eventkit.decisions.DecisionRows;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The table of requested changes. */
@ApplicationScoped
class RequestedActingChanges {
    private static final String SELECT = """
            select * from (
                select acting_request.*, decision.*, %s as state_now
                  from acting_request join decision on decision_id = request_id
            ) as request
            """.formatted(DecisionRows.STATE_NOW);
    private static final String BY_ID = " where request_id = :id";
    /** A new one gets another id with every request; what is ended or removed has one. */
    private static final String EQUIVALENT = """
             where state_now = 'AWAITED' and action = :action and (action = 'SET' or acting_id = :actingId)
               and supervisor_id = :supervisorId and acting_supervisor_id = :actingSupervisorId
               and from_at = :start and to_at = :end and end_at is not distinct from :endAt
             order by asked_at limit 1
            """;

    private static final String PAGE =
            """
             where %s
               and (:state::text is null or :state = state_now)
               and (asked_at, request_id) > (:afterTime, :afterId)
             order by asked_at, request_id limit :size
            """.formatted(VisibilityFilter.conditionAt("supervisor_id", "coalesce(end_at, from_at)"));
    private static final String ADD = """
            insert into acting_request
                (request_id, action, acting_id, supervisor_id, acting_supervisor_id, from_at, to_at, end_at,
                 reason)
            values (:requestId, :action, :actingId, :supervisorId, :actingSupervisorId, :start, :end, :endAt,
                    :reason)
            """;

    private final Database database;
    private final Clock clock;

    RequestedActingChanges(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void add(RequestedActingChange requested) {
        database.useHandle(handle -> bindChange(handle.createUpdate(ADD), requested.change())
                .bind("requestId", requested.requestId())
                .bind("reason", requested.reason())
                .execute());
    }

    /** A request for the same change that is awaited. */
    Optional<RequestedActingChange> findEquivalent(ActingChange change) {
        return read(EQUIVALENT, query -> bindChange(query, change)).stream().findFirst();
    }

    Optional<RequestedActingChange> find(UUID id) {
        return read(BY_ID, query -> query.bind("id", id)).stream().findFirst();
    }

    /**
     * A page of requests, ordered by {@code asked_at} and id.
     *
     * @param visibility limits the page to supervisors who are visible at the first moment of the change
     * @param state null means all states
     * @param after the page begins behind this position
     */
    List<RequestedActingChange> page(
            VisibilityFilter visibility, @Nullable DecisionState state, PageToken after, int size) {
        return read(
                PAGE,
                query -> visibility
                        .bind(query)
                        .bind("state", state == null ? null : state.name())
                        .bind("afterTime", after.time())
                        .bind("afterId", after.id())
                        .bind("size", size));
    }

    private static <S extends SqlStatement<S>> S bindChange(S statement, ActingChange change) {
        return statement
                .bind("action", change.action())
                .bind("actingId", change.actingId())
                .bindMethods(change.assignment())
                .bindMethods(change.assignment().span())
                .bindByType("endAt", change.endAt(), Instant.class);
    }

    private List<RequestedActingChange> read(String condition, UnaryOperator<Query> parameters) {
        return database.withHandle(handle -> parameters
                .apply(handle.createQuery(SELECT + condition).bind("now", clock.instant()))
                .map(RequestedActingChanges::requested)
                .list());
    }

    private static RequestedActingChange requested(RowView row) {
        return new RequestedActingChange(
                new ActingChange(
                        row.getColumn("action", ActingAction.class),
                        row.getColumn("acting_id", UUID.class),
                        new ActingAssignment(
                                row.getColumn("supervisor_id", String.class),
                                row.getColumn("acting_supervisor_id", String.class),
                                new Interval(
                                        row.getColumn("from_at", Instant.class),
                                        row.getColumn("to_at", Instant.class))),
                        row.getColumn("end_at", Instant.class)),
                row.getColumn("reason", String.class),
                DecisionRows.decision(row));
    }
}
