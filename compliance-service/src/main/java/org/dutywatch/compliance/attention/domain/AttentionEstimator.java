package org.dutywatch.compliance.attention.domain;

import java.util.Collection;

/**
 * Turns evidence about one employee into the times in which the person probably looked at monitored sites.
 *
 * <p>Every implementation guarantees: the result depends only on the set of observations, not on their order or on
 * duplicates; low lies within point, and point within high; adding an observation never removes a moment from low.
 */
public interface AttentionEstimator {

    /** @param evidence observations of one employee, in any order, duplicates allowed */
    Attention estimate(Collection<AccessObservation> evidence);

    /** The same estimator without exemptions for official business on single sites. */
    default AttentionEstimator withoutExemptions() {
        return this;
    }

    /** The correction of the low and the high estimate for this class of evidence. */
    Band band(Confidence confidence);

    /** Names and versions of the profiles, stored with every figure; for example {@code url-v2+tunnel-v2+flow-v2}. */
    String version();
}
