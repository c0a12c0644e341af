package org.dutywatch.compliance.roster;

import java.util.Collection;
import java.util.Set;
import org.dutywatch.compliance.due.Touched;

/** The shifts for which an alert is or was open, also if it was withdrawn or closed later. */
public interface AlertedShifts {

    /**
     * The employees with an alert about a shift that overlaps one of their own intervals. Only committed alerts count.
     *
     * @param stretches intervals of any number of employees
     * @return employee ids
     */
    Set<String> among(Collection<Touched> stretches);
}
