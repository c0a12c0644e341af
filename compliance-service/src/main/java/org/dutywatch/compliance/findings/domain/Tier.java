package org.dutywatch.compliance.findings.domain;

import java.util.Optional;
import org.dutywatch.compliance.evaluation.domain.Verdict;

/** How much a finding says. */
public enum Tier {
    /** A person should look: the evidence allows minutes over the limit or a posting, but does not show them. */
    REVIEW,
    /** Even the strict reading of inspected requests is over the limit. */
    ALERT;

    /** @return nothing where the minutes bear no finding */
    public static Optional<Tier> of(Verdict verdict) {
        if (verdict instanceof Verdict.Alert) {
            return Optional.of(ALERT);
        }
        return verdict instanceof Verdict.Review ? Optional.of(REVIEW) : Optional.empty();
    }
}
