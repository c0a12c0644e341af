package org.dutywatch.compliance.evaluation;

/** Stores or publishes results of the evaluation of shifts. */
public interface ShiftOutcomes {
    /** Called in the transaction of the evaluation. Idempotent: the same outcome a second time must change nothing. */
    void settle(ShiftOutcome outcome);
}
