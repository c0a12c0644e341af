package org.dutywatch.compliance.duty.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.dutywatch.compliance.people.employees.AssignmentsChanged;

/** Enqueues the shifts of employees whose unit or rank changed, in the transaction of the change. */
@ApplicationScoped
class EnqueueReassignedShifts {
    private final EvaluationQueue queue;

    EnqueueReassignedShifts(EvaluationQueue queue) {
        this.queue = queue;
    }

    void apply(@Observes AssignmentsChanged changed) {
        queue.enqueueOverlapping(changed.intervals(), EvaluationCause.EMPLOYEE);
    }
}
