package org.dutywatch.compliance.cases.unmasking;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.dutywatch.eventkit.decisions.AwaitedDecisions.Answer;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.rest.Login;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The table of requests to see employees by id. The states RUNNING, ENDED and EXPIRED are computed from the current
 * time.
 */
@ApplicationScoped
class UnmaskingRows {
    private static final String SELECT = """
            select * from (
                select *, case when state = 'AWAITED' and decide_by <= :now then 'EXPIRED'
                               when state = 'APPROVED' and ends_at > :now then 'RUNNING'
                               when state = 'APPROVED' then 'ENDED'
                               else state end as state_now
                  from unmasking
            ) as request
            """;
    private static final String BY_ID = " where unmasking_id = :id";
    private static final String LOCK_AUTHOR =
            "select pg_advisory_xact_lock('unmasking'::regclass::oid::int, hashtext(:issuer || ' ' || :subject))::text";
    private static final String OPEN_OF = """
             where author_issuer = :issuer and author_subject = :subject and state_now in ('AWAITED', 'RUNNING')
             order by asked_at
            """;
    private static final String PAGE = """
             where (:everything or author_issuer = :issuer and author_subject = :subject
                    or decider_issuer = :issuer and decider_subject = :subject
                    or state_now = 'AWAITED' and not (named_ids || masked_ids) @> array[:ownEmployeeId::text])
               and (:state::text is null or :state = state_now)
               and (asked_at, unmasking_id) > (:afterTime, :afterId)
             order by asked_at, unmasking_id limit :size
            """;
    private static final String ADD = """
            insert into unmasking
                (unmasking_id, author, author_issuer, author_subject, named_ids, masked_ids, finding_id, reason, hours, asked_at, decide_by, state)
            values (:unmaskingId, :author, :issuer, :subject, :namedIds, :maskedIds, :findingId, :reason, :hours, :askedAt, :decideBy,
                    'AWAITED')
            """;
    private static final String APPROVE = """
            update unmasking
               set state = 'APPROVED', decided_by = :by, decider_issuer = :issuer, decider_subject = :subject, decided_at = :at, starts_at = :at,
                   ends_at = :at::timestamptz + hours * interval '1 hour'
             where unmasking_id = :id
            """;
    private static final String DECLINE = """
            update unmasking
               set state = 'DECLINED', decided_by = :by, decider_issuer = :issuer, decider_subject = :subject,
                   decided_at = :at, decision_reason = :reason
             where unmasking_id = :id
            """;
    private static final String LAPSE =
            "update unmasking set state = :state, decided_at = :at where unmasking_id = :id";
    private static final String END = """
            update unmasking set ends_at = :at, ended_by = :by where unmasking_id = :id and ends_at > :at
            """;

    private final Database database;
    private final Clock clock;

    UnmaskingRows(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Whose requests a caller may list: all, or those that he asked for or decided on, and those that he could decide
     * on. Public, because Jdbi reads it.
     *
     * @param login of the caller
     * @param ownEmployeeId the caller's employee id; empty if he is no employee. What concerns him is not listed
     */
    public record UnmaskingReader(boolean everything, Login login, String ownEmployeeId) {}

    void add(Unmasking asked) {
        database.useHandle(handle -> handle.createUpdate(ADD)
                .bindMethods(asked)
                .bindMethods(requireNonNull(asked.authorLogin()))
                .bindArray("namedIds", String.class, asked.namedIds())
                .bindArray("maskedIds", String.class, asked.maskedIds())
                .bindByType("findingId", asked.findingId(), UUID.class)
                .execute());
    }

    /** The requests of this login that are awaited or run; until the transaction ends, nobody else asks with it. */
    List<Unmasking> openOf(Login login) {
        database.useHandle(handle -> handle.createQuery(LOCK_AUTHOR)
                .bindMethods(login)
                .mapTo(String.class)
                .list());
        return read(OPEN_OF, query -> query.bindMethods(login));
    }

    Optional<Unmasking> find(UUID id) {
        return read(BY_ID, query -> query.bind("id", id)).stream().findFirst();
    }

    /**
     * A page of requests, ordered by {@code asked_at} and id.
     *
     * @param state null means all states
     * @param after the page begins behind this position
     */
    List<Unmasking> page(UnmaskingReader reader, @Nullable UnmaskingState state, PageToken after, int size) {
        return read(
                PAGE,
                query -> query.bindMethods(reader)
                        .bindMethods(reader.login())
                        .bind("state", state == null ? null : state.name())
                        .bind("afterTime", after.time())
                        .bind("afterId", after.id())
                        .bind("size", size));
    }

    void approve(UUID id, Answer answer) {
        settle(APPROVE, id, answer);
    }

    void decline(UUID id, Answer answer) {
        settle(DECLINE, id, answer);
    }

    private void settle(String statement, UUID id, Answer answer) {
        database.useHandle(handle -> handle.createUpdate(statement)
                .bindMethods(requireNonNull(answer.by().login()))
                .bind("id", id)
                .bind("by", answer.by().user())
                .bind("at", answer.at())
                .bind("reason", answer.reason())
                .execute());
    }

    /** That nobody decided in time, or the author withdrew it. */
    void lapse(UUID id, Decision settled) {
        database.useHandle(handle -> handle.createUpdate(LAPSE)
                .bind("id", id)
                .bind("state", settled.state())
                .bind("at", settled.settledAt())
                .execute());
    }

    /** Returns false if it does not run. */
    boolean end(UUID id, String by, Instant at) {
        return database.withHandle(handle -> handle.createUpdate(END)
                        .bind("id", id)
                        .bind("by", by)
                        .bind("at", at)
                        .execute())
                == 1;
    }

    private List<Unmasking> read(String condition, UnaryOperator<Query> parameters) {
        return database.withHandle(handle -> parameters
                .apply(handle.createQuery(SELECT + condition).bind("now", clock.instant()))
                .map(UnmaskingRows::unmasking)
                .list());
    }

    private static @Nullable Login authorLogin(RowView row) {
        String issuer = row.getColumn("author_issuer", String.class);
        String subject = row.getColumn("author_subject", String.class);
        return issuer == null || subject == null ? null : new Login(issuer, subject);
    }

    private static Unmasking unmasking(RowView row) {
        return new Unmasking(
                row.getColumn("unmasking_id", UUID.class),
                row.getColumn("state_now", UnmaskingState.class),
                row.getColumn("author", String.class),
                authorLogin(row),
                List.of(row.getColumn("named_ids", String[].class)),
                List.of(row.getColumn("masked_ids", String[].class)),
                row.getColumn("finding_id", UUID.class),
                row.getColumn("reason", String.class),
                row.getColumn("hours", Integer.class),
                row.getColumn("asked_at", Instant.class),
                row.getColumn("decide_by", Instant.class),
                row.getColumn("decided_by", String.class),
                row.getColumn("decided_at", Instant.class),
                row.getColumn("decision_reason", String.class),
                row.getColumn("starts_at", Instant.class),
                row.getColumn("ends_at", Instant.class),
                row.getColumn("ended_by", String.class));
    }
}
