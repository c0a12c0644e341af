package org.dutywatch.eventkit.decisions;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.eventkit.decisions.Decision.Settlement;
import org.dutywatch.eventkit.rest.Login;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The tables {@code decision} and {@code decision_coauthor}, which each service with decisions creates. */
@ApplicationScoped
@IfBuildProperty(name = DecisionSettings.PROPERTY, stringValue = "true")
public class DecisionRows {
    /** SQL: the state of a row of {@code decision} at the time {@code :now}. */
    public static final String STATE_NOW = "case when decision.state = 'AWAITED' and decision.decide_by <= :now"
            + " then 'EXPIRED' else decision.state end";

    private static final String ADD = """
            insert into decision (decision_id, kind, state, author, author_issuer, author_subject, author_ids, subjects,
                                  deciders, asked_at, decide_by)
            values (:id, :kind, 'AWAITED', :author, :authorIssuer, :authorSubject, :authorIds, :subjects, :deciders,
                    :askedAt, :decideBy)
            """;
    private static final String ADD_COAUTHOR = """
            insert into decision_coauthor (decision_id, author, author_issuer, author_subject, author_ids)
            values (:id, :author, :authorIssuer, :authorSubject, :authorIds)
            """;
    private static final String COAUTHORS = "select * from decision_coauthor where decision_id = :id";
    private static final String FIND = "select * from decision where decision_id = :id";
    private static final String LOCK = FIND + " for update";
    private static final String LOCK_OVERDUE = """
            select * from decision where state = 'AWAITED' and decide_by <= :now
             order by decide_by limit :limit for update skip locked
            """;
    private static final String SETTLE = """
            update decision
               set state = :state, settled_by = :by, settled_by_issuer = :byIssuer, settled_by_subject = :bySubject,
                   settled_by_ids = :byIds, settled_at = :at, settled_reason = :reason
             where decision_id = :id
            """;
    private static final String COUNT = "select count(*) from decision where state = 'AWAITED' and kind = :kind";
    private static final String NEWEST = """
            select * from decision where kind = :kind order by asked_at desc, decision_id limit :limit
            """;

    private final Database database;

    DecisionRows(Database database) {
        this.database = database;
    }

    void add(Decision decision) {
        database.useHandle(handle -> {
            bind(handle.createUpdate(ADD), "author", decision.author())
                    .bind("id", decision.id())
                    .bind("kind", decision.kind())
                    .bindArray("subjects", String.class, decision.subjects())
                    .bindArray("deciders", String.class, decision.deciders())
                    .bind("askedAt", decision.askedAt())
                    .bind("decideBy", decision.decideBy())
                    .execute();
            decision.coauthors()
                    .forEach(coauthor -> bind(handle.createUpdate(ADD_COAUTHOR), "author", coauthor)
                            .bind("id", decision.id())
                            .execute());
        });
    }

    public Optional<Decision> find(UUID id) {
        return read(FIND, id);
    }

    /** Locks the decision until the transaction ends, so that nobody else can settle it. */
    Optional<Decision> lock(UUID id) {
        return read(LOCK, id);
    }

    private Optional<Decision> read(String query, UUID id) {
        return database.withHandle(handle -> handle.createQuery(query)
                .bind("id", id)
                .map(DecisionRows::decision)
                .findOne()
                .map(decision -> decision.alsoBy(handle.createQuery(COAUTHORS)
                        .bind("id", id)
                        .map((RowView row) -> person(row, "author"))
                        .set())));
    }

    /** At most so many awaited decisions whose time is over, locked; those that another transaction locks are skipped. */
    List<Decision> lockOverdue(Instant now, int limit) {
        return database.withHandle(handle -> handle.createQuery(LOCK_OVERDUE)
                .bind("now", now)
                .bind("limit", limit)
                .map(DecisionRows::decision)
                .list());
    }

    /** @throws NullPointerException if the decision is not settled */
    void settle(Decision decision) {
        Settlement settlement = Objects.requireNonNull(decision.settlement());
        database.useHandle(handle -> bind(handle.createUpdate(SETTLE), "by", settlement.by())
                .bind("id", decision.id())
                .bind("state", settlement.state())
                .bind("at", settlement.at())
                .bind("reason", settlement.reason())
                .execute());
    }

    int countAwaited(String kind) {
        return database.withHandle(handle -> handle.createQuery(COUNT)
                .bind("kind", kind)
                .mapTo(Integer.class)
                .one());
    }

    /** The newest of a kind, at most so many, without their coauthors. */
    public List<Decision> newest(DecisionRules kind, int limit) {
        return database.withHandle(handle -> handle.createQuery(NEWEST)
                .bind("kind", kind.name())
                .bind("limit", limit)
                .map(DecisionRows::decision)
                .list());
    }

    /** The decision of a row that has all columns of the table; without its coauthors. */
    public static Decision decision(RowView row) {
        return new Decision(
                row.getColumn("decision_id", UUID.class),
                row.getColumn("kind", String.class),
                person(row, "author"),
                Set.of(),
                set(row, "subjects"),
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
                        row.getColumn("settled_by", String.class) == null ? null : person(row, "settled_by"),
                        row.getColumn("settled_at", Instant.class),
                        row.getColumn("settled_reason", String.class));
    }

    private static Person person(RowView row, String name) {
        String issuer = row.getColumn(name + "_issuer", String.class);
        String subject = row.getColumn(name + "_subject", String.class);
        return new Person(
                row.getColumn(name, String.class),
                issuer == null || subject == null ? null : new Login(issuer, subject),
                set(row, name + "_ids"));
    }

    private static Set<String> set(RowView row, String column) {
        return Set.of(row.getColumn(column, String[].class));
    }

    private static <S extends SqlStatement<S>> S bind(S statement, String name, @Nullable Person person) {
        Login login = person == null ? null : person.login();
        return statement
                .bind(name, person == null ? null : person.user())
                .bind(name + "Issuer", login == null ? null : login.issuer())
                .bind(name + "Subject", login == null ? null : login.subject())
                .bindArray(name + "Ids", String.class, person == null ? Set.of() : person.ids());
    }
}
