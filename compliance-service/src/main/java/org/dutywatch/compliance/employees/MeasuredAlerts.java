package org.dutywatch.compliance.employees;

import java.util.Collection;
import java.util.Set;
import org.dutywatch.compliance.due.Touched;

/** The shifts that an alert is or was raised about: they were measured by the unit and rank that their employee had. */
public interface MeasuredAlerts {

    /**
     * Whose shifts with an alert began in a stretch of theirs.
     *
     * @param stretches of anybody's time
     */
    Set<String> begunIn(Collection<Touched> stretches);
}
