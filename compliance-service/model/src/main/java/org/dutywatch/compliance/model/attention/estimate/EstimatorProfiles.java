package org.dutywatch.compliance.model.attention.estimate;

import java.util.Map;
import org.dutywatch.compliance.model.attention.Band;
import org.dutywatch.compliance.model.attention.Confidence;

/**
 * A profile, as the API, the table {@code estimator_profile_use} and the documentation call it: all parameters of the
 * estimator under one version. It has one part for each kind of access, and the bands. Immutable; a changed parameter
 * needs a new version under a new name.
 *
 * @param version for example {@code url-v2+tunnel-v2+flow-v2}
 * @param requests for inspected requests
 * @param tunnels for CONNECT tunnels
 * @param flows for firewall sessions
 * @param bands for each confidence class; a class without one uses {@link Band#NONE}
 */
public record EstimatorProfiles(
        String version, KindProfile requests, KindProfile tunnels, KindProfile flows, Map<Confidence, Band> bands) {

    public static final EstimatorProfiles V2 = ProfilesV2.ALL;

    public EstimatorProfiles {
        bands = Map.copyOf(bands);
    }

    public Band band(Confidence confidence) {
        return bands.getOrDefault(confidence, Band.NONE);
    }
}
