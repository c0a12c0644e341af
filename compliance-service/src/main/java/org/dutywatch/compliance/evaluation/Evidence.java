package org.dutywatch.compliance.evaluation;

import java.util.List;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.roster.Window;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/** What is known of employees' accesses. */
public interface Evidence {
    /**
     * For each window at least every observation of its employee that has a moment in common with it, in no particular
     * order; of accesses longer than six hours, those that began at most seven days before the window.
     *
     * @return a list for each window, in the order of the windows
     */
    List<List<AccessObservation>> overlapping(List<Window> windows);

    /**
     * The stretches of which evidence was dropped because it was too old, near {@code time}; whatever was known of them
     * may be gone. Ask after reading: what this does not name then was whole when it was read.
     */
    IntervalSet dropped(Interval time);
}
