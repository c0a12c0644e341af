package org.dutywatch.notification.duty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.dutywatch.notification.settings.NotificationConfig;

/** Stores the duty windows of employees; announces the changed intervals to observers in the same transaction. */
@ApplicationScoped
public class StoreDuty {
    private final DutyReplica duty;
    private final Event<DutyUpdated> dutyUpdated;
    private final NotificationConfig config;
    private final Clock clock;

    StoreDuty(DutyReplica duty, Event<DutyUpdated> dutyUpdated, NotificationConfig config, Clock clock) {
        this.duty = duty;
        this.dutyUpdated = dutyUpdated;
        this.config = config;
        this.clock = clock;
    }

    /** Fired inside the transaction that stored the windows, while no other transaction can route a finding. */
    public record DutyUpdated(List<UpdatedDutyInterval> intervals) {
        public DutyUpdated {
            intervals = List.copyOf(intervals);
        }
    }

    /**
     * An interval in which something about an employee's duty may have changed.
     *
     * @param from inclusive
     * @param to exclusive
     * @param acting whether the acting supervisor may have changed, which affects everybody below this employee
     */
    public record UpdatedDutyInterval(String employeeId, Instant from, Instant to, boolean acting) {}

    /** Stores the windows in one transaction; ignores those that ended before the retention period. */
    @Transactional
    public void store(List<DutyChanged> events) {
        duty.lockForStoring();
        Instant oldest = oldest();
        List<DutyChanged> kept =
                events.stream().filter(event -> event.to().isAfter(oldest)).toList();
        dutyUpdated.fire(new DutyUpdated(duty.store(kept)));
    }

    /** Deletes windows that are older than the retention period; routing no longer needs them. */
    @Transactional
    void deleteExpired() {
        duty.deleteEndedBefore(oldest());
    }

    private Instant oldest() {
        return clock.instant().minus(config.keepDuty());
    }
}
