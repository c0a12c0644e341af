package org.dutywatch.compliance.findings.domain;

import java.util.Optional;
import org.dutywatch.compliance.evaluation.domain.Verdict;

/** How much a finding claims. */
public enum Tier {
    /** A person should look: the evidence allows minutes over the limit or a posting, but does not show them. */
    REVIEW,
    /** Even the strict reading of inspected requests is over the limit. */
    ALERT;

    /** @return empty where the minutes are within the limit and support no finding */
    public static Optional<Tier> of(Verdict verdict) {
        if (verdict instanceof Verdict.Alert) {
            return Optional.of(ALERT);
        }
        return verdict instanceof Verdict.Review ? Optional.of(REVIEW) : Optional.empty();
    }
}
