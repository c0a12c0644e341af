package org.dutywatch.compliance.cases.closings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.cases.review.CloseRequest.ClosingResolution;
import org.dutywatch.compliance.people.access.VisibilityFilter;
import org.dutywatch.eventkit.decisions.DecisionRows;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** The table of closings that wait or waited for a second person. */
@ApplicationScoped
class Closings {
    private static final String SELECT = """
            select closing.*, finding.employee_id, finding.shift_start, decision.*
              from finding_closing closing join finding using (finding_id)
                   join decision on decision_id = closing_id
            """;
    private static final String BY_ID = SELECT + " where closing_id = :id";
    private static final String PAGE = SELECT
            + """
             where %s
               and (:state::text is null or :state = %s)
               and (asked_at, closing_id) > (:afterTime, :afterId)
             order by asked_at, closing_id limit :size
            """.formatted(
                    VisibilityFilter.conditionAt("finding.employee_id", "finding.shift_start"), DecisionRows.STATE_NOW);
    private static final String ADD = """
            insert into finding_closing (closing_id, finding_id, revision, resolution, reason)
            values (:closingId, :findingId, :revision, :resolution, :reason)
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
            + " join decision on decision_id = closing_id where finding_id = :findingId and " + DecisionRows.STATE_NOW
            + " = 'AWAITED' and not " + REVIEW_ENDED + ")";

    private final Database database;
    private final Clock clock;

    Closings(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(Closing closing) {
        database.useHandle(
                handle -> handle.createUpdate(ADD).bindMethods(closing).execute());
    }

    @Transactional
    Optional<Closing> find(UUID id) {
        return database.withHandle(handle ->
                handle.createQuery(BY_ID).bind("id", id).map(Closings::closing).findOne());
    }

    /** Whether somebody has asked to close the finding in its present review, and nobody has decided. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean isAwaitedFor(UUID findingId) {
        return database.withHandle(handle -> handle.createQuery(IS_AWAITED)
                .bind("findingId", findingId)
                .bind("now", clock.instant())
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
                .bind("now", clock.instant())
                .bind("afterTime", after.time())
                .bind("afterId", after.id())
                .bind("size", size)
                .map(Closings::closing)
                .list());
    }

    private static Closing closing(RowView row) {
        return new Closing(
                row.getColumn("closing_id", UUID.class),
                row.getColumn("finding_id", UUID.class),
                row.getColumn("employee_id", String.class),
                row.getColumn("shift_start", Instant.class),
                row.getColumn("revision", Integer.class),
                row.getColumn("resolution", ClosingResolution.class),
                row.getColumn("reason", String.class),
                DecisionRows.decision(row));
    }
}
