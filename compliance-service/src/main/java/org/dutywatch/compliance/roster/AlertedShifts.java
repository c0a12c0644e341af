package org.dutywatch.compliance.roster;

import java.util.Collection;
import java.util.Set;
import org.dutywatch.compliance.due.Touched;

/** The shifts that an alert is or was raised about, whatever became of it. */
public interface AlertedShifts {

    /**
     * Whose shifts with an alert have a moment in common with a stretch of theirs, as far as it is committed now.
     *
     * @param stretches of anybody's time
     */
    Set<String> among(Collection<Touched> stretches);
}
