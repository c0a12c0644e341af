package org.dutywatch.compliance.measuring.evaluation;

/** Stores or publishes results of the evaluation of shifts. */
public interface ShiftOutcomeListener {
    /** Called in the transaction of the evaluation. Idempotent: the same outcome a second time must change nothing. */
    void onShiftOutcome(ShiftOutcome outcome);
}
