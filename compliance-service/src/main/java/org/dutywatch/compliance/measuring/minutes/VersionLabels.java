package org.dutywatch.compliance.measuring.minutes;

import org.dutywatch.compliance.model.measuring.ShiftMinutes;
import org.dutywatch.compliance.model.policies.Policy;

/** Labels of the versions that a figure is based on. */
public final class VersionLabels {
    /** The catalogue of figures without observations. */
    public static final String NO_CATALOGUE = "none";

    private VersionLabels() {}

    /**
     * A shift may have observations of more than one version of the catalogue; these are joined by {@code +}.
     *
     * @return {@link #NO_CATALOGUE} if there are no observations
     */
    public static String catalogue(ShiftMinutes minutes) {
        return minutes.catalogues().isEmpty() ? NO_CATALOGUE : String.join("+", minutes.catalogues());
    }

    public static String policy(Policy policy) {
        return policy(policy.version());
    }

    public static String policy(long version) {
        return "policy-" + version;
    }
}
