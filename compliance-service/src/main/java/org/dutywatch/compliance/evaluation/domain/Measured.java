package org.dutywatch.compliance.evaluation.domain;

import java.util.List;
import org.dutywatch.compliance.evaluation.domain.ShiftEvaluator.Assessed;

/**
 * One shift, compared with every limit in force.
 *
 * @param assessed the minutes from the evidence of all sites
 * @param judgements the comparisons with limits per shift and per window
 * @param weekShares the shift's part of its week, one for each limit per week
 */
public record Measured(Assessed assessed, List<Judgement> judgements, List<WeekShare> weekShares) {
    public Measured {
        judgements = List.copyOf(judgements);
        weekShares = List.copyOf(weekShares);
    }
}
