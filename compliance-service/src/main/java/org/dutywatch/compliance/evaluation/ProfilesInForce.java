package org.dutywatch.compliance.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.dutywatch.compliance.attention.estimate.domain.EstimatorProfiles;

/** Which profiles read the evidence of a shift. */
@ApplicationScoped
public class ProfilesInForce {

    public EstimatorProfiles at(Instant shiftStart) {
        return EstimatorProfiles.V2;
    }
}
