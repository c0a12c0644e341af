package org.dutywatch.compliance.evaluation;

import java.time.Instant;
import org.dutywatch.compliance.attention.estimate.domain.EstimatorProfiles;

/** Which profiles read the evidence of a shift. */
public interface ProfilesInForce {

    /** @param shiftStart decides alone, so that a shift is read by one version whenever it is evaluated */
    EstimatorProfiles at(Instant shiftStart);
}
