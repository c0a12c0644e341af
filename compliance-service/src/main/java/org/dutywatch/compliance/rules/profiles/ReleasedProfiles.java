package org.dutywatch.compliance.rules.profiles;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;

/** The profiles of this release. None is removed from one release to the next: it is needed to explain the findings made with it. */
@ApplicationScoped
class ReleasedProfiles implements ProfileSource {
    private static final List<EstimatorProfiles> PROFILES = List.of(EstimatorProfiles.V2);

    @Override
    public List<EstimatorProfiles> profiles() {
        return PROFILES;
    }
}
