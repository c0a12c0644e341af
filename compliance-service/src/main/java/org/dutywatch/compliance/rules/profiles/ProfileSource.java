package org.dutywatch.compliance.rules.profiles;

import java.util.List;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;

/** Provides estimator profiles; the profiles of all implementations are available. */
interface ProfileSource {
    List<EstimatorProfiles> profiles();
}
