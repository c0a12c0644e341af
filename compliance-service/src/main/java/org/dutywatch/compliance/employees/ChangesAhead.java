package org.dutywatch.compliance.employees;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Looks for changes that were known ahead and whose time has come. */
@ApplicationScoped
class ChangesAhead {
    private final ChangeEmployees changes;
    private final Employees employees;
    private final Clock clock;

    ChangesAhead(ChangeEmployees changes, Employees employees, Clock clock) {
        this.changes = changes;
        this.employees = employees;
        this.clock = clock;
    }

    /** Looks without a lock first: almost always nothing is due. */
    @Scheduled(
            identity = "employee-changes-ahead",
            every = "{dutywatch.employees.poll-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTime() {
        if (employees.changeIsDue(clock.instant())) {
            changes.bringIntoForce();
        }
    }
}
