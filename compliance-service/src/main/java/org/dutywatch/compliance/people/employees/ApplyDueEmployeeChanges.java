package org.dutywatch.compliance.people.employees;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

/** Regularly applies the changes of employees that were recorded ahead and are due now. */
@ApplicationScoped
class ApplyDueEmployeeChanges {
    private final Workers workers;
    private final EmployeesConfig config;
    private final ChangeEmployees changes;
    private final Employees employees;
    private final Clock clock;

    ApplyDueEmployeeChanges(
            Workers workers, EmployeesConfig config, ChangeEmployees changes, Employees employees, Clock clock) {
        this.workers = workers;
        this.config = config;
        this.changes = changes;
        this.employees = employees;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        workers.start(new WorkerSettings("employee-changes", 1, config.pollInterval()), this::applyDue);
    }

    /** Checks without a lock first, because almost always nothing is due. */
    private boolean applyDue() {
        return employees.changeIsDue(clock.instant()) && changes.applyDueChanges();
    }
}
