package org.dutywatch.compliance.people.logins;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.eventkit.decisions.DecisionRows;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.rest.Login;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** The tables of changes of logins for which somebody asked. */
@ApplicationScoped
class LoginRequests {
    private static final String ADD = """
            insert into login_request (request_id, reason) values (:requestId, :reason)
            """;
    private static final String ADD_CHANGE = """
            insert into login_request_change (request_id, position, action, issuer, subject, employee_id)
            values (:requestId, :position, :action, :issuer, :subject, :employeeId)
            """;
    private static final String SELECT = "select * from login_request join decision on decision_id = request_id";
    private static final String BY_ID = SELECT + " where request_id = :id";
    private static final String PAGE = SELECT + """
             where (:state::text is null or :state = %s) and (asked_at, request_id) > (:afterTime, :afterId)
             order by asked_at, request_id limit :size
            """.formatted(DecisionRows.STATE_NOW);
    private static final String CHANGES = """
            select * from login_request_change where request_id = any(:ids) order by request_id, position
            """;

    private final Database database;
    private final Clock clock;

    LoginRequests(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void add(RequestedLogins requested) {
        database.useHandle(handle -> {
            handle.createUpdate(ADD)
                    .bind("requestId", requested.requestId())
                    .bind("reason", requested.reason())
                    .execute();
            var batch = handle.prepareBatch(ADD_CHANGE);
            for (int position = 0; position < requested.changes().size(); position++) {
                LoginChange change = requested.changes().get(position);
                batch.bind("requestId", requested.requestId())
                        .bind("position", position)
                        .bind("action", change.action())
                        .bindMethods(change.login())
                        .bind("employeeId", change.employeeId())
                        .add();
            }
            batch.execute();
        });
    }

    Optional<RequestedLogins> find(UUID id) {
        Map<UUID, List<LoginChange>> changes = changes(List.of(id));
        return database.withHandle(handle -> handle.createQuery(BY_ID)
                .bind("id", id)
                .map(row -> requested(row, changes))
                .findOne());
    }

    /**
     * A page of requests, the oldest first.
     *
     * @param state null means all states
     * @param after the page begins behind this position
     */
    List<RequestedLogins> page(@Nullable DecisionState state, PageToken after, int size) {
        List<RequestedLogins> page = database.withHandle(handle -> handle.createQuery(PAGE)
                .bind("state", state == null ? null : state.name())
                .bind("now", clock.instant())
                .bind("afterTime", after.time())
                .bind("afterId", after.id())
                .bind("size", size)
                .map(row -> requested(row, Map.of()))
                .list());
        Map<UUID, List<LoginChange>> changes =
                changes(page.stream().map(RequestedLogins::requestId).toList());
        return page.stream()
                .map(one -> new RequestedLogins(
                        changes.getOrDefault(one.requestId(), List.of()), one.reason(), one.decision()))
                .toList();
    }

    private Map<UUID, List<LoginChange>> changes(List<UUID> requestIds) {
        return database.withHandle(handle -> handle
                .createQuery(CHANGES)
                .bindArray("ids", UUID.class, requestIds)
                .map((RowView row) -> Map.entry(
                        row.getColumn("request_id", UUID.class),
                        new LoginChange(
                                row.getColumn("action", LoginChange.Action.class),
                                new Login(
                                        row.getColumn("issuer", String.class), row.getColumn("subject", String.class)),
                                row.getColumn("employee_id", String.class))))
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList()))));
    }

    private static RequestedLogins requested(RowView row, Map<UUID, List<LoginChange>> changes) {
        return new RequestedLogins(
                changes.getOrDefault(row.getColumn("request_id", UUID.class), List.of()),
                row.getColumn("reason", String.class),
                DecisionRows.decision(row));
    }
}
