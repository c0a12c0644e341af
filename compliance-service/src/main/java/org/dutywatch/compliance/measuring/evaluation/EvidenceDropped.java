package org.dutywatch.compliance.measuring.evaluation;

import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** CONFLICT: a part of the evidence of a shift was dropped, so nothing can be computed from it any more. */
public final class EvidenceDropped extends ProblemException {
    private static final long serialVersionUID = 1L;

    /** @param addition a sentence for the reader, with a space before it; empty for none */
    public EvidenceDropped(String addition) {
        super(
                ProblemType.CONFLICT,
                "The evidence of this shift is no longer kept, so its figures cannot be explained; they stay as they"
                        + " are." + addition);
    }
}
