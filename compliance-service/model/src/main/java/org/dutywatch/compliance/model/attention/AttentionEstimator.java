package org.dutywatch.compliance.model.attention;

import java.util.Collection;

/**
 * Turns evidence about one employee into the times in which the person probably looked at monitored sites.
 *
 * <p>Every implementation guarantees: the result depends only on the set of observations, not on their order or on
 * duplicates; low lies within point, and point within high; adding an observation never removes a moment from low.
 */
public interface AttentionEstimator {

    /**
     * Estimates the attention.
     *
     * @param evidence observations of one employee, in any order, duplicates allowed
     */
    Attention estimate(Collection<AccessObservation> evidence);

    /** The same estimator without exemptions for official business on single sites. */
    default AttentionEstimator withoutExemptions() {
        return this;
    }

    /** The correction of the low and the high estimate for figures of this confidence class. */
    Band band(Confidence confidence);

    /** The version of the profile, stored with every figure; for example {@code url-v2+tunnel-v2+flow-v2}. */
    String version();
}
