package org.dutywatch.compliance.profiles;

import java.util.List;
import org.dutywatch.compliance.attention.estimate.domain.EstimatorProfiles;

/** Provides estimator profiles; the profiles of all implementations are available. */
interface ProfileSource {
    List<EstimatorProfiles> profiles();
}
