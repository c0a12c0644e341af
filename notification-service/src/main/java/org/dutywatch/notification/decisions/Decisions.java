package org.dutywatch.notification.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** This service's own copy of the decisions: the latest version of each. */
@ApplicationScoped
public class Decisions {
    /** The last condition makes a repeated or older event change nothing. */
    private static final String UPSERT = """
            insert into decision as stored (decision_id, version, body, notify_by)
            select decision_id, version, body::jsonb, case when mailed then :notifyBy end
              from unnest(:decisionIds, :versions, :bodies, :mailed) as received (decision_id, version, body, mailed)
            on conflict (decision_id) do update
               set version = excluded.version, body = excluded.body, notify_by = excluded.notify_by
             where stored.version < excluded.version
            """;

    private static final String LOCK_WAITING = """
            select body, notify_by from decision where notify_by is not null
             order by notify_by limit 200 for update skip locked
            """;

    /**
     * A decider who was mailed counts as long as he has not left, also if he has another address now. A mail that has
     * failed counts too: the administrators were mailed in its place.
     */
    private static final String NOTIFY_AGAIN = """
            update decision set notify_by = :now
             where decision_id in (
                   select d.decision_id from decision d
                    where d.body ->> 'state' = 'AWAITED' and d.notify_by is null
                      and (d.body ->> 'decide_by' is null or (d.body ->> 'decide_by')::timestamptz > :now)
                      and exists (select from delivery m where m.decision_id = d.decision_id and m.news = 'AWAITED')
                      and not exists (
                          select from delivery m
                           where m.decision_id = d.decision_id and m.news = 'AWAITED' and m.status <> 'SKIPPED'
                             and (lower(m.address) = any (:byRole)
                                  or exists (
                                     select from jsonb_array_elements_text(d.body -> 'deciders') decider (employee_id)
                                       join person p on p.employee_id = decider.employee_id
                                                    and lower(p.email) = lower(m.address)
                                      where not exists (
                                            select from leaver l
                                             where l.employee_id = p.employee_id and l.left_at <= :leftBefore))))
                    order by d.decision_id limit 200 for update skip locked)
            """;

    private static final String LOCK_ALL = """
            select decision_id from decision where decision_id = any (:decisionIds) order by decision_id for update
            """;

    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;

    Decisions(Database database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A decision about which nobody was notified yet.
     *
     * @param notifyBy until when that may wait for employees who are not known yet
     */
    public record Waiting(DecisionAwaited decision, Instant notifyBy) {}

    /** One row; public, because Jdbi creates it. */
    public record Row(String body, Instant notifyBy) {}

    /**
     * Stores the decisions that are newer than the stored ones; those that must be mailed wait from now on.
     *
     * @param decisions of different ids
     * @param wait how long they may wait for employees who are not known yet
     */
    public void storeNewer(Collection<DecisionAwaited> decisions, Duration wait) {
        database.useHandle(handle -> handle.createUpdate(UPSERT)
                .bindArray("decisionIds", UUID.class, list(decisions, DecisionAwaited::decisionId))
                .bindArray("versions", Integer.class, list(decisions, DecisionAwaited::version))
                .bindArray("bodies", String.class, list(decisions, this::write))
                .bindArray("mailed", Boolean.class, list(decisions, DecisionAwaited::isMailed))
                .bind("notifyBy", clock.instant().plus(wait))
                .execute());
    }

    /** Returns up to 200 waiting decisions, locked until the caller's transaction ends; skips locked ones. */
    public List<Waiting> lockWaiting() {
        return database.withHandle(handle -> handle.createQuery(LOCK_WAITING)
                .map(ConstructorMapper.of(Row.class))
                .map(row -> new Waiting(read(row.body()), row.notifyBy()))
                .list());
    }

    /**
     * Lets up to 200 awaited decisions wait again that were mailed only to people who have left.
     *
     * @param leftBefore who became inactive by then has left
     * @param byRole mail addresses of administrators and the chief; what was mailed to one of them does not wait again
     */
    public void notifyAgainAfterLeavers(Instant leftBefore, Collection<String> byRole) {
        database.useHandle(handle -> handle.createUpdate(NOTIFY_AGAIN)
                .bind("now", clock.instant())
                .bind("leftBefore", leftBefore)
                .bindArray(
                        "byRole",
                        String.class,
                        byRole.stream()
                                .map(mail -> mail.toLowerCase(Locale.ROOT))
                                .toList())
                .execute());
    }

    /** Lets the decision wait again, because its mail cannot be sent to the recipient. */
    public void notifyAgain(UUID decisionId) {
        database.useHandle(
                handle -> handle.createUpdate("update decision set notify_by = :now where decision_id = :decisionId")
                        .bind("now", clock.instant())
                        .bind("decisionId", decisionId)
                        .execute());
    }

    /** Records that the mails about this decision are enqueued: it does not wait any more. */
    public void recordEnqueued(UUID decisionId) {
        database.useHandle(
                handle -> handle.createUpdate("update decision set notify_by = null where decision_id = :decisionId")
                        .bind("decisionId", decisionId)
                        .execute());
    }

    /**
     * Returns the latest version, locked until the caller's transaction ends.
     *
     * @throws IllegalStateException if the decision is unknown
     */
    public DecisionAwaited lock(UUID decisionId) {
        return database.withHandle(
                handle -> handle.createQuery("select body from decision where decision_id = :decisionId for update")
                        .bind("decisionId", decisionId)
                        .mapTo(String.class)
                        .map(this::read)
                        .one());
    }

    /** Locks these decisions until the caller's transaction ends. */
    public void lockAll(Collection<UUID> decisionIds) {
        database.useHandle(handle -> handle.createQuery(LOCK_ALL)
                .bindArray("decisionIds", UUID.class, decisionIds)
                .mapTo(UUID.class)
                .list());
    }

    private static <V> List<V> list(Collection<DecisionAwaited> rows, Function<DecisionAwaited, V> column) {
        return rows.stream().map(column).toList();
    }

    private DecisionAwaited read(String body) {
        try {
            return json.readValue(body, DecisionAwaited.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a stored decision cannot be read", e);
        }
    }

    private String write(DecisionAwaited decision) {
        try {
            return json.writeValueAsString(decision);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a decision cannot be written", e);
        }
    }
}
