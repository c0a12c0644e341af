package org.dutywatch.compliance.people.employees;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Regularly applies the changes of employees that were recorded ahead and are due now. */
@ApplicationScoped
class ApplyDueEmployeeChanges {
    private final ChangeEmployees changes;
    private final Employees employees;
    private final Clock clock;

    ApplyDueEmployeeChanges(ChangeEmployees changes, Employees employees, Clock clock) {
        this.changes = changes;
        this.employees = employees;
        this.clock = clock;
    }

    /** Checks without a lock first, because almost always nothing is due. */
    @Scheduled(
            identity = "employee-changes-ahead",
            every = "{dutywatch.employees.poll-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void applyDue() {
        if (employees.changeIsDue(clock.instant())) {
            changes.applyDueChanges();
        }
    }
}
