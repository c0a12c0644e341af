package org.dutywatch.compliance.model.evaluation;

import java.util.List;
import org.dutywatch.compliance.model.measuring.ShiftEvaluator.ShiftMeasurement;
import org.dutywatch.compliance.model.verdicts.LimitCheck;
import org.dutywatch.compliance.model.verdicts.WeekShare;

/**
 * The result of {@link ShiftFacts#checkLimits()}: one shift, compared with every limit in force.
 *
 * @param measurement the minutes from the evidence of all sites
 * @param limitChecks the comparisons with limits per shift and per window
 * @param weekShares the shift's part of its week, one for each limit per week
 */
public record CheckedShift(ShiftMeasurement measurement, List<LimitCheck> limitChecks, List<WeekShare> weekShares) {
    public CheckedShift {
        limitChecks = List.copyOf(limitChecks);
        weekShares = List.copyOf(weekShares);
    }
}
