package org.dutywatch.notification.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.dutywatch.notification.settings.NotificationConfig;

/**
 * Decides from when on an employee who is not active counts as somebody who has left: after
 * {@link NotificationConfig#leaverHold}, because the records may say so by mistake.
 */
@ApplicationScoped
public class Leavers {
    private final People people;
    private final NotificationConfig config;
    private final Clock clock;

    Leavers(People people, NotificationConfig config, Clock clock) {
        this.people = people;
        this.config = config;
        this.clock = clock;
    }

    /** Returns the time at or before which an employee must have become inactive to count as left now. */
    public Instant leftBefore() {
        return clock.instant().minus(config.leaverHold());
    }

    /** Returns whether he is not active, but does not count as left yet. */
    public boolean onHold(String employeeId) {
        return people.leftAt(employeeId).filter(leftBefore()::isBefore).isPresent();
    }
}
