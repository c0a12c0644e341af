package org.dutywatch.compliance.model.findings;

import java.util.Optional;
import org.dutywatch.compliance.model.verdicts.Verdict;

/** How much a finding claims. */
public enum Tier {
    /**
     * A person should look: for a {@link Verdict.ReviewReason}, or because a request looks like a posting. The evidence
     * does not suffice for an alert.
     */
    REVIEW,
    /**
     * The low estimate from inspected requests is over the limit, also without accesses near embedded content, and the
     * roster is known.
     */
    ALERT;

    /** @return empty where the minutes are within the limit and support no finding */
    public static Optional<Tier> of(Verdict verdict) {
        if (verdict instanceof Verdict.Alert) {
            return Optional.of(ALERT);
        }
        return verdict instanceof Verdict.Review ? Optional.of(REVIEW) : Optional.empty();
    }
}
