package org.dutywatch.compliance.attention.domain;

import java.util.Collection;

/**
 * Turns evidence about one employee into the times in which the person probably looked at monitored sites.
 *
 * <p>Whoever implements this promises: the answer depends on the set of observations alone (order and repetition do
 * not matter); low is within point, point is within high; adding an observation takes no moment away from low.
 */
public interface AttentionEstimator {

    Attention estimate(Collection<AccessObservation> evidence);

    /** The same, blind to official business on single sites. */
    default AttentionEstimator withoutExemptions() {
        return this;
    }

    /** How sure the readings of this class of evidence are. */
    Band band(Confidence confidence);

    /** Name and version of what decides the answer, stored with every figure; for example {@code url-v2+tunnel-v2+flow-v2}. */
    String version();
}
