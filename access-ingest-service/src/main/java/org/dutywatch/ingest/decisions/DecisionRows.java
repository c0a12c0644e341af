package org.dutywatch.ingest.decisions;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.eventkit.rest.Login;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** The table of decisions. */
@ApplicationScoped
public class DecisionRows {
    private static final String ADD = """
            insert into decision (decision_id, kind, author, author_issuer, author_subject, author_employees, subjects,
                                  subject_names, asked_at, decide_by, state)
            values (:id, :kind, :author, :issuer, :subject, :employees, :subjects, :subjectNames, :askedAt, :decideBy,
                    'AWAITED')
            """;
    private static final String FIND = "select * from decision where decision_id = :id and kind = :kind";
    private static final String LOCK = FIND + " for update";
    private static final String LOCK_OVERDUE = """
            select * from decision where state = 'AWAITED' and decide_by <= :now
             order by decide_by limit :limit for update skip locked
            """;
    private static final String SETTLE = """
            update decision set state = :state, decided_by = :by, decided_at = :at where decision_id = :id
            """;
    private static final String NEWEST = """
            select * from decision where kind = :kind order by asked_at desc, decision_id limit :limit
            """;

    private final Database database;

    DecisionRows(Database database) {
        this.database = database;
    }

    void add(Decision decision) {
        Person author = decision.author();
        Login login = author.login();
        database.useHandle(handle -> handle.createUpdate(ADD)
                .bind("id", decision.decisionId())
                .bind("kind", decision.kind())
                .bind("author", author.user())
                .bindByType("issuer", login == null ? null : login.issuer(), String.class)
                .bindByType("subject", login == null ? null : login.subject(), String.class)
                .bindArray("employees", String.class, author.employees())
                .bindArray("subjects", String.class, decision.subjects())
                .bindArray("subjectNames", String.class, decision.subjectNames())
                .bind("askedAt", decision.askedAt())
                .bind("decideBy", decision.decideBy())
                .execute());
    }

    /** Locks the decision until the transaction ends, so that it is settled once. */
    Optional<Decision> lock(UUID id, DecisionKind kind) {
        return database.withHandle(handle -> handle.createQuery(LOCK)
                .bind("id", id)
                .bind("kind", kind)
                .map(DecisionRows::decision)
                .findOne());
    }

    public Optional<Decision> find(UUID id, DecisionKind kind) {
        return database.withHandle(handle -> handle.createQuery(FIND)
                .bind("id", id)
                .bind("kind", kind)
                .map(DecisionRows::decision)
                .findOne());
    }

    /** At most so many awaited decisions whose time is over, locked; those that another transaction locks are skipped. */
    List<Decision> lockOverdue(Instant now, int limit) {
        return database.withHandle(handle -> handle.createQuery(LOCK_OVERDUE)
                .bind("now", now)
                .bind("limit", limit)
                .map(DecisionRows::decision)
                .list());
    }

    void settle(Decision decision) {
        database.useHandle(handle -> handle.createUpdate(SETTLE)
                .bind("id", decision.decisionId())
                .bind("state", decision.state())
                .bindByType("by", decision.decidedBy(), String.class)
                .bindByType("at", decision.decidedAt(), Instant.class)
                .execute());
    }

    /** The newest of a kind, at most so many. */
    public List<Decision> newest(DecisionKind kind, int limit) {
        return database.withHandle(handle -> handle.createQuery(NEWEST)
                .bind("kind", kind)
                .bind("limit", limit)
                .map(DecisionRows::decision)
                .list());
    }

    /** The decision of a row that has all columns of the table. */
    public static Decision decision(RowView row) {
        return new Decision(
                row.getColumn("decision_id", UUID.class),
                row.getColumn("kind", DecisionKind.class),
                new Person(row.getColumn("author", String.class), login(row), set(row, "author_employees")),
                set(row, "subjects"),
                set(row, "subject_names"),
                row.getColumn("asked_at", Instant.class),
                row.getColumn("decide_by", Instant.class),
                row.getColumn("state", DecisionState.class),
                row.getColumn("decided_by", String.class),
                row.getColumn("decided_at", Instant.class));
    }

    private static @Nullable Login login(RowView row) {
        String issuer = row.getColumn("author_issuer", String.class);
        String subject = row.getColumn("author_subject", String.class);
        return issuer == null || subject == null ? null : new Login(issuer, subject);
    }

    private static Set<String> set(RowView row, String column) {
        return Set.of(row.getColumn(column, String[].class));
    }
}
