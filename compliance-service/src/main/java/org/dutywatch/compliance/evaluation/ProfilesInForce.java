package org.dutywatch.compliance.evaluation;

import java.time.Instant;
import org.dutywatch.compliance.attention.estimate.domain.EstimatorProfiles;

/** Finds the estimator profiles for a shift. */
public interface ProfilesInForce {

    /** @param shiftStart the only input, so that a shift always uses the same profiles, whenever it is evaluated */
    EstimatorProfiles at(Instant shiftStart);
}
