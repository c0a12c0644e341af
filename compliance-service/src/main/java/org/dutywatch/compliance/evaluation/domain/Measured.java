package org.dutywatch.compliance.evaluation.domain;

import java.util.List;
import org.dutywatch.compliance.evaluation.domain.ShiftEvaluator.Assessed;

/**
 * What every limit in force makes of one shift.
 *
 * @param judgements of limits per shift and per window
 * @param weekShares what the shift adds to its week, where weeks are limited
 */
public record Measured(Assessed assessed, List<Judgement> judgements, List<WeekShare> weekShares) {
    public Measured {
        judgements = List.copyOf(judgements);
        weekShares = List.copyOf(weekShares);
    }
}
