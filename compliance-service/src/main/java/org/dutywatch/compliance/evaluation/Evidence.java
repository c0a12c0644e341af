package org.dutywatch.compliance.evaluation;

import java.util.List;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.time.domain.Interval;

/** What is known of an employee's accesses. */
public interface Evidence {
    /** At least every observation that has a moment in common with this time, in no particular order. */
    List<AccessObservation> overlapping(String employeeId, Interval time);
}
