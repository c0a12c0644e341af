package org.dutywatch.compliance.attention.estimate.domain;

import java.util.Map;
import org.dutywatch.compliance.attention.domain.Band;
import org.dutywatch.compliance.attention.domain.Confidence;

/**
 * All parameters of the estimator: one profile for each kind of evidence, and the bands. Immutable; a changed parameter
 * needs a new version under a new name.
 *
 * @param version for example {@code url-v2+tunnel-v2+flow-v2}
 * @param requests for inspected requests
 * @param tunnels for CONNECT tunnels
 * @param flows for firewall sessions
 * @param bands for each class of evidence; a class without one uses {@link Band#NONE}
 */
public record EstimatorProfiles(
        String version,
        EstimatorProfile requests,
        EstimatorProfile tunnels,
        EstimatorProfile flows,
        Map<Confidence, Band> bands) {

    public static final EstimatorProfiles V1 = VersionOne.ALL;
    public static final EstimatorProfiles V2 = VersionTwo.ALL;

    public EstimatorProfiles {
        bands = Map.copyOf(bands);
    }

    public Band band(Confidence confidence) {
        return bands.getOrDefault(confidence, Band.NONE);
    }
}
