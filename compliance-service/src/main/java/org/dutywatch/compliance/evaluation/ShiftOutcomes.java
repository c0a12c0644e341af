package org.dutywatch.compliance.evaluation;

/** Whoever keeps something that follows from the evaluation of a shift. */
public interface ShiftOutcomes {
    /** Called in the transaction of the evaluation; the same outcome twice must change nothing the second time. */
    void settle(ShiftOutcome outcome);
}
