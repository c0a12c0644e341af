package org.dutywatch.compliance.cases.holds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.cases.holds.LegalHold.Lift;
import org.dutywatch.compliance.identity.ActorColumns;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.decisions.AwaitedDecisions.Answer;
import org.dutywatch.eventkit.decisions.DecisionRows;
import org.dutywatch.eventkit.outbox.Outbox;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code legal_hold}. Nobody finds a hold about himself in it. Each hold that is set or lifted is published,
 * because other services have data about the employee, too.
 */
@ApplicationScoped
class LegalHolds {
    private static final String ADD = """
            insert into legal_hold (hold_id, employee_id, finding_id, from_at, to_at, reason, set_by, set_by_employee_id,
                                    set_by_issuer, set_by_subject, set_at)
            values (:holdId, :employeeId, :findingId, :start, :end, :reason, :by, :byEmployeeId, :byIssuer, :bySubject,
                    :setAt)
            """;
    /**
     * Once a request to lift it was declined, withdrawn or expired, somebody may ask again. A decision that is purged is one
     * of a hold that was lifted, or does not count any more.
     */
    private static final String SELECT = "select legal_hold.*, coalesce((select " + DecisionRows.STATE_NOW + """
             from decision where decision_id = lift_id) in ('AWAITED', 'APPROVED'), lifted_at is not null) as lift_counts
              from legal_hold
            """;

    private static final String LOCK = SELECT + """
             where hold_id = :id and employee_id is distinct from :except for update
            """;
    private static final String OF_LIFT = "select hold_id from legal_hold where lift_id = :liftId";
    private static final String PAGE = SELECT + """
             where employee_id is distinct from :except
               and (:employeeId::text is null or employee_id = :employeeId)
               and (set_at, hold_id) > (:afterTime, :afterId)
             order by set_at, hold_id limit :size
            """;
    private static final String ASK_LIFT = """
            update legal_hold
               set lift_id = :liftId, lift_reason = :reason, lift_asked_by = :askedBy, lift_asked_at = :askedAt
             where hold_id = :id
            """;
    private static final String LIFT = "update legal_hold set lifted_by = :by, lifted_at = :at where hold_id = :id";

    private final Database database;
    private final Outbox outbox;
    private final Clock clock;

    LegalHolds(Database database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    void add(LegalHold hold) {
        database.useHandle(handle -> ActorColumns.bind(handle.createUpdate(ADD), "by", hold.setBy())
                .bindMethods(hold)
                .bindMethods(hold.time())
                .execute());
        outbox.append(RetentionChanged.TOPIC, hold.employeeId(), RetentionChanged.set(hold));
    }

    /**
     * Finds the hold and locks it until the end of the transaction.
     *
     * @param except the employee to whom it must not be shown if it is about him; null for nobody
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<LegalHold> lock(UUID id, @Nullable String except) {
        return database.withHandle(handle -> handle.createQuery(LOCK)
                .bind("id", id)
                .bind("except", except)
                .bind("now", clock.instant())
                .map(LegalHolds::hold)
                .findOne());
    }

    /**
     * The oldest first.
     *
     * @param employeeId null for the holds about everybody
     * @param except as in {@link #lock}
     */
    List<LegalHold> page(@Nullable String employeeId, @Nullable String except, PageToken after, int size) {
        return database.withHandle(handle -> handle.createQuery(PAGE)
                .bind("employeeId", employeeId)
                .bind("except", except)
                .bind("now", clock.instant())
                .bind("afterTime", after.time())
                .bind("afterId", after.id())
                .bind("size", size)
                .map(LegalHolds::hold)
                .list());
    }

    /** The id of the hold that somebody asked to lift with this decision. */
    Optional<UUID> ofLift(UUID liftId) {
        return database.withHandle(handle -> handle.createQuery(OF_LIFT)
                .bind("liftId", liftId)
                .mapTo(UUID.class)
                .findOne());
    }

    void askLift(UUID id, Lift lift) {
        database.useHandle(handle ->
                handle.createUpdate(ASK_LIFT).bind("id", id).bindMethods(lift).execute());
    }

    void lift(LegalHold hold, Answer answer) {
        database.useHandle(handle -> handle.createUpdate(LIFT)
                .bind("id", hold.holdId())
                .bind("by", answer.by().user())
                .bind("at", answer.at())
                .execute());
        outbox.append(RetentionChanged.TOPIC, hold.employeeId(), RetentionChanged.lifted(hold, answer.at()));
    }

    private static LegalHold hold(RowView row) {
        return new LegalHold(
                row.getColumn("hold_id", UUID.class),
                row.getColumn("employee_id", String.class),
                row.getColumn("finding_id", UUID.class),
                new Interval(row.getColumn("from_at", Instant.class), row.getColumn("to_at", Instant.class)),
                row.getColumn("reason", String.class),
                ActorColumns.read(row, "set_by"),
                row.getColumn("set_at", Instant.class),
                lift(row));
    }

    private static @Nullable Lift lift(RowView row) {
        UUID liftId = row.getColumn("lift_id", UUID.class);
        return liftId == null || !row.getColumn("lift_counts", Boolean.class)
                ? null
                : new Lift(
                        liftId,
                        row.getColumn("lift_reason", String.class),
                        row.getColumn("lift_asked_by", String.class),
                        row.getColumn("lift_asked_at", Instant.class),
                        row.getColumn("lifted_by", String.class),
                        row.getColumn("lifted_at", Instant.class));
    }
}
