package org.dutywatch.compliance.minutes;

import org.dutywatch.compliance.evaluation.domain.ShiftMinutes;
import org.dutywatch.compliance.policies.Policy;

/** How the versions behind a figure are named. */
public final class Versions {
    private Versions() {}

    /** Observations of one shift may have been classified by more than one version of the catalogue. */
    public static String catalogue(ShiftMinutes minutes) {
        return minutes.catalogues().isEmpty() ? "none" : String.join("+", minutes.catalogues());
    }

    public static String policy(Policy policy) {
        return policy(policy.version());
    }

    public static String policy(long version) {
        return "policy-" + version;
    }
}
