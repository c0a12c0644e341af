package org.dutywatch.compliance.employees;

import java.util.Collection;
import java.util.Set;
import org.dutywatch.compliance.due.Touched;

/**
 * Finds the shifts for which an alert is or was raised, by the time at which they began: the unit and the rank that the
 * employee had then decided which limit applied.
 */
public interface MeasuredAlerts {

    /**
     * The ids of the employees who have a shift with an alert that began in one of these intervals of their own.
     *
     * @param intervals intervals of any employees
     */
    Set<String> begunIn(Collection<Touched> intervals);
}
