package org.dutywatch.compliance.cases.closings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.model.decisions.DecisionState;
import org.dutywatch.compliance.people.access.VisibilityFilter;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** The table of closings that wait or waited for a second person. */
@ApplicationScoped
class Closings {
    private static final String SELECT = """
            select closing.*, finding.employee_id, finding.shift_start
              from finding_closing closing join finding using (finding_id)
            """;
    private static final String BY_ID = SELECT + " where closing_id = :id";
    private static final String LOCK = BY_ID + " for no key update of closing";
    private static final String PAGE =
            SELECT + """
             where %s
               and (:state::text is null or closing.state = :state)
               and (asked_at, closing_id) > (:afterTime, :afterId)
             order by asked_at, closing_id limit :size
            """.formatted(VisibilityFilter.conditionAt("finding.employee_id", "finding.shift_start"));
    private static final String ADD = """
            insert into finding_closing
                (closing_id, finding_id, revision, resolution, reason, author, asked_at, state)
            values (:closingId, :findingId, :revision, :resolution, :reason, :author, :askedAt, :state)
            """;
    private static final String SETTLE = """
            update finding_closing
               set state = :state, decided_by = :by, decided_at = :at, decision_reason = :reason
             where closing_id = :id
            """;

    /** After one of these changes the review in which somebody asked has ended. */
    private static final String REVIEW_ENDED = """
            exists (select from finding_change change
                     where change.finding_id = closing.finding_id and change.revision > closing.revision
                       and change.change in ('OPENED', 'REOPENED', 'WITHDRAWN', 'SUPERSEDED', 'REVIEW_STARTED',
                                             'CLOSED', 'REFERRED'))
            """;

    private static final String IS_OUTDATED =
            "select " + REVIEW_ENDED + " from finding_closing closing where closing_id = :id";
    private static final String IS_AWAITED = "select exists (select from finding_closing closing"
            + " where finding_id = :findingId and state = 'AWAITED' and not " + REVIEW_ENDED + ")";

    private final Database database;

    Closings(Database database) {
        this.database = database;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(Closing closing) {
        database.useHandle(
                handle -> handle.createUpdate(ADD).bindMethods(closing).execute());
    }

    @Transactional
    Optional<Closing> find(UUID id) {
        return one(BY_ID, id);
    }

    /** Finds the closing and locks it until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Closing> lock(UUID id) {
        return one(LOCK, id);
    }

    private Optional<Closing> one(String sql, UUID id) {
        return database.withHandle(handle -> handle.createQuery(sql)
                .bind("id", id)
                .map(ConstructorMapper.of(Closing.class))
                .findOne());
    }

    /** Whether somebody has asked to close the finding in its present review, and nobody has decided. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean isAwaitedFor(UUID findingId) {
        return database.withHandle(handle -> handle.createQuery(IS_AWAITED)
                .bind("findingId", findingId)
                .mapTo(Boolean.class)
                .one());
    }

    /** Whether the review in which somebody asked has ended. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean isOutdated(UUID id) {
        return database.withHandle(handle -> handle.createQuery(IS_OUTDATED)
                .bind("id", id)
                .mapTo(Boolean.class)
                .one());
    }

    /**
     * A page of closings, those that were asked for first before the others.
     *
     * @param state null means all states
     */
    List<Closing> page(VisibilityFilter visible, @Nullable DecisionState state, PageToken after, int size) {
        return database.withHandle(handle -> visible.bind(handle.createQuery(PAGE))
                .bind("state", state == null ? null : state.name())
                .bind("afterTime", after.time())
                .bind("afterId", after.id())
                .bind("size", size)
                .map(ConstructorMapper.of(Closing.class))
                .list());
    }

    /**
     * @param by id of the employee, or name of the user, who decided
     * @param reason null for an approval
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void settle(UUID id, DecisionState state, String by, Instant at, @Nullable String reason) {
        database.useHandle(handle -> handle.createUpdate(SETTLE)
                .bind("id", id)
                .bind("state", state)
                .bind("by", by)
                .bind("at", at)
                .bind("reason", reason)
                .execute());
    }
}
