package org.dutywatch.compliance.profiles;

import java.util.List;
import org.dutywatch.compliance.attention.estimate.domain.EstimatorProfiles;

/** Whoever knows profiles: this release does. */
interface ProfileSource {
    List<EstimatorProfiles> profiles();
}
