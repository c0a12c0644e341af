package org.dutywatch.compliance.evaluation;

import java.util.List;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.roster.Window;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/** The stored access observations of employees. */
public interface Evidence {
    /**
     * Reads, for each window, at least every observation of its employee that overlaps it, in no particular order. An
     * access longer than six hours is found only if it began at most seven days before the window.
     *
     * @return one list for each window, in the order of the windows
     */
    List<List<AccessObservation>> overlapping(List<Window> windows);

    /**
     * Reads the intervals near {@code time} whose evidence was dropped because it was older than the retention.
     * Evidence in them may be incomplete. Call this after reading evidence: what lies outside was complete when it was
     * read.
     */
    IntervalSet dropped(Interval time);
}
