package org.dutywatch.notification.duty;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.dutywatch.notification.settings.NotificationConfig;

/** Takes what is known of people's duty in and says, inside the same transaction, what became known better. */
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

    /** Fired inside the transaction that learned it, while nobody routes a finding. */
    public record DutyLearned(List<Stretch> stretches) {
        public DutyLearned {
            stretches = List.copyOf(stretches);
        }
    }

    /**
     * From {@code from} to before {@code to} something else may hold of an employee than before.
     *
     * @param acting whether that may be who acts in his place, which concerns everybody under him
     */
    public record Stretch(String employeeId, Instant from, Instant to, boolean acting) {}

    @Transactional
    public void keep(List<DutyChanged> events) {
        duty.lockForChange();
        Instant oldest = oldest();
        learned.fire(new DutyLearned(events.stream()
                .filter(event -> event.to().isAfter(oldest))
                .flatMap(event -> duty.learn(event).stream())
                .toList()));
    }

    /** What is too old is not needed to find out who answers for a shift. */
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        duty.forgetBefore(oldest());
    }

    private Instant oldest() {
        return clock.instant().minus(config.keepDuty());
    }
}
