package org.dutywatch.compliance.decisions;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.identity.ActorColumns;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.decisions.DecisionKind;
import org.dutywatch.compliance.model.decisions.DecisionState;
import org.dutywatch.compliance.model.decisions.TwoPersonDecision;
import org.dutywatch.compliance.model.decisions.TwoPersonDecision.Settlement;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** The table of decisions. */
@ApplicationScoped
class DecisionRows {
    private static final String ADD = """
            insert into decision (decision_id, kind, state, author, author_employee_id, author_issuer, author_subject,
                                  subjects, deciders, asked_at, decide_by)
            values (:id, :kind, 'AWAITED', :author, :authorEmployeeId, :authorIssuer, :authorSubject, :subjects,
                    :deciders, :askedAt, :decideBy)
            """;
    private static final String ADD_COAUTHOR = """
            insert into decision_coauthor (decision_id, author, author_employee_id, author_issuer, author_subject)
            values (:id, :author, :authorEmployeeId, :authorIssuer, :authorSubject)
            """;
    private static final String COAUTHORS = "select * from decision_coauthor where decision_id = :id";
    private static final String LOCK = "select * from decision where decision_id = :id for update";
    private static final String LOCK_OVERDUE = """
            select * from decision where state = 'AWAITED' and decide_by <= :now
             order by decide_by limit :limit for update skip locked
            """;
    private static final String SETTLE = """
            update decision
               set state = :state, settled_by = :by, settled_by_employee_id = :byEmployeeId,
                   settled_by_issuer = :byIssuer, settled_by_subject = :bySubject, settled_at = :at,
                   settled_reason = :reason
             where decision_id = :id
            """;
    private static final String COUNT = "select count(*) from decision where state = 'AWAITED' and kind = :kind";

    private final Database database;

    DecisionRows(Database database) {
        this.database = database;
    }

    void add(TwoPersonDecision decision) {
        database.useHandle(handle -> {
            ActorColumns.bind(handle.createUpdate(ADD), "author", decision.author())
                    .bind("id", decision.id())
                    .bind("kind", decision.kind())
                    .bindArray("subjects", String.class, decision.subjects())
                    .bindArray("deciders", String.class, decision.deciders())
                    .bind("askedAt", decision.askedAt())
                    .bindByType("decideBy", decision.decideBy(), Instant.class)
                    .execute();
            decision.coauthors()
                    .forEach(coauthor -> ActorColumns.bind(handle.createUpdate(ADD_COAUTHOR), "author", coauthor)
                            .bind("id", decision.id())
                            .execute());
        });
    }

    /** Locks the decision until the transaction ends, so that nobody else can settle it. */
    Optional<TwoPersonDecision> lock(UUID id) {
        return database.withHandle(handle -> handle.createQuery(LOCK)
                .bind("id", id)
                .map(DecisionRows::decision)
                .findOne()
                .map(decision -> decision.alsoBy(handle.createQuery(COAUTHORS)
                        .bind("id", id)
                        .map((RowView row) -> ActorColumns.read(row, "author"))
                        .set())));
    }

    /** At most so many awaited decisions whose time is over, locked; those that another transaction locks are skipped. */
    List<TwoPersonDecision> lockOverdue(Instant now, int limit) {
        return database.withHandle(handle -> handle.createQuery(LOCK_OVERDUE)
                .bind("now", now)
                .bind("limit", limit)
                .map(DecisionRows::decision)
                .list());
    }

    /** @throws NullPointerException if the decision is not settled */
    void settle(TwoPersonDecision decision) {
        Settlement settlement = Objects.requireNonNull(decision.settlement());
        Actor by = settlement.by();
        database.useHandle(handle -> ActorColumns.bind(handle.createUpdate(SETTLE), "by", by)
                .bind("id", decision.id())
                .bind("state", settlement.state())
                .bind("at", settlement.at())
                .bind("reason", settlement.reason())
                .execute());
    }

    int countAwaited(DecisionKind kind) {
        return database.withHandle(handle -> handle.createQuery(COUNT)
                .bind("kind", kind)
                .mapTo(Integer.class)
                .one());
    }

    private static TwoPersonDecision decision(RowView row) {
        return new TwoPersonDecision(
                row.getColumn("decision_id", UUID.class),
                row.getColumn("kind", DecisionKind.class),
                ActorColumns.read(row, "author"),
                Set.of(),
                Set.of(row.getColumn("subjects", String[].class)),
                List.of(row.getColumn("deciders", String[].class)),
                row.getColumn("asked_at", Instant.class),
                row.getColumn("decide_by", Instant.class),
                settlement(row));
    }

    private static @Nullable Settlement settlement(RowView row) {
        DecisionState state = row.getColumn("state", DecisionState.class);
        return state == DecisionState.AWAITED
                ? null
                : new Settlement(
                        state,
                        ActorColumns.readIfAny(row, "settled_by"),
                        row.getColumn("settled_at", Instant.class),
                        row.getColumn("settled_reason", String.class));
    }
}
