package org.dutywatch.compliance.measuring.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import org.dutywatch.compliance.duty.queue.EvaluationQueue.ShiftsEnqueued;
import org.dutywatch.eventkit.failures.QuarantinedRows;
import org.dutywatch.eventkit.sql.Database;

/** The shifts whose evaluation has failed {@link DueShifts#MAX_ATTEMPTS} times. A replayed one is due at once. */
@ApplicationScoped
class QuarantinedShifts implements QuarantinedRows {
    private static final String COUNT = "select count(*) from evaluation_due where attempts >= :maxAttempts";

    /** Locks the rows in the order in which {@link org.dutywatch.compliance.duty.queue.EvaluationQueue} writes them. */
    private static final String REPLAY = """
            update evaluation_due due set attempts = 0, next_attempt_at = '-infinity'
              from (select employee_id, shift_start from evaluation_due
                     where attempts >= :maxAttempts
                     order by employee_id collate "C", shift_start
                       for update) as quarantined
             where due.employee_id = quarantined.employee_id and due.shift_start = quarantined.shift_start
            """;

    private final Database database;
    private final Event<ShiftsEnqueued> shiftsEnqueued;

    QuarantinedShifts(Database database, Event<ShiftsEnqueued> shiftsEnqueued) {
        this.database = database;
        this.shiftsEnqueued = shiftsEnqueued;
    }

    @Override
    public String name() {
        return "evaluation";
    }

    @Override
    public long count() {
        return database.withHandle(handle -> handle.createQuery(COUNT)
                .bind("maxAttempts", DueShifts.MAX_ATTEMPTS)
                .mapTo(Long.class)
                .one());
    }

    @Override
    @Transactional
    public int replay() {
        int replayed = database.withHandle(handle -> handle.createUpdate(REPLAY)
                .bind("maxAttempts", DueShifts.MAX_ATTEMPTS)
                .execute());
        shiftsEnqueued.fire(new ShiftsEnqueued());
        return replayed;
    }
}
