package org.dutywatch.notification.duty;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.dutywatch.notification.settings.NotificationConfig;

/** Stores the duty windows of employees; announces the changed intervals to observers in the same transaction. */
@ApplicationScoped
public class KeepDuty {
    private final ToldDuty duty;
    private final Event<DutyLearned> learned;
    private final NotificationConfig config;
    private final Clock clock;

    KeepDuty(ToldDuty duty, Event<DutyLearned> learned, NotificationConfig config, Clock clock) {
        this.duty = duty;
        this.learned = learned;
        this.config = config;
        this.clock = clock;
    }

    /** Fired inside the transaction that stored the windows, while no other transaction can route a finding. */
    public record DutyLearned(List<Stretch> stretches) {
        public DutyLearned {
            stretches = List.copyOf(stretches);
        }
    }

    /**
     * An interval in which something about an employee's duty may have changed.
     *
     * @param from inclusive
     * @param to exclusive
     * @param acting whether the acting supervisor may have changed, which affects everybody below this employee
     */
    public record Stretch(String employeeId, Instant from, Instant to, boolean acting) {}

    /** Stores the windows in one transaction; ignores those that ended before the retention period. */
    @Transactional
    public void keep(List<DutyChanged> events) {
        duty.lockForChange();
        Instant oldest = oldest();
        learned.fire(new DutyLearned(events.stream()
                .filter(event -> event.to().isAfter(oldest))
                .flatMap(event -> duty.learn(event).stream())
                .toList()));
    }

    /** Deletes windows that are older than the retention period; routing no longer needs them. */
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        duty.forgetBefore(oldest());
    }

    private Instant oldest() {
        return clock.instant().minus(config.keepDuty());
    }
}
