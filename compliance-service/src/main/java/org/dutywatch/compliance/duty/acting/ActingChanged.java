package org.dutywatch.compliance.duty.acting;

import java.util.List;
import org.dutywatch.compliance.model.duty.AffectedInterval;

/**
 * CDI event, fired inside the transaction that changes acting supervisors.
 *
 * @param affectedIntervals for each supervisor for whom somebody acts or acted, the times that changed
 */
public record ActingChanged(List<AffectedInterval> affectedIntervals) {
    public ActingChanged {
        affectedIntervals = List.copyOf(affectedIntervals);
    }
}
