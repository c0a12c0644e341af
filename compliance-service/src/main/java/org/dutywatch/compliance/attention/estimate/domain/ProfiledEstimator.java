package org.dutywatch.compliance.attention.estimate.domain;

import java.util.Collection;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.Attention;
import org.dutywatch.compliance.attention.domain.AttentionEstimator;

/** The estimator with separate, named and versioned profiles for inspected requests and for tunnels. */
public final class ProfiledEstimator implements AttentionEstimator {

    /** With the profiles {@code url-v1} and {@code tunnel-v1}. */
    public static ProfiledEstimator standard() {
        return new ProfiledEstimator();
    }

    @Override
    public Attention estimate(Collection<AccessObservation> evidence) {
        throw new UnsupportedOperationException("being written");
    }

    @Override
    public String version() {
        return "url-v1+tunnel-v1";
    }
}
