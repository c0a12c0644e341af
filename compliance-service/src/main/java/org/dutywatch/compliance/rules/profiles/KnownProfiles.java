package org.dutywatch.compliance.rules.profiles;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;

/** All estimator profiles that this release contains, by version. */
@ApplicationScoped
public class KnownProfiles {
    private final Map<String, EstimatorProfiles> byVersion;

    /** @throws IllegalStateException if two profiles have the same version */
    KnownProfiles(Instance<ProfileSource> sources) {
        Map<String, EstimatorProfiles> known = new TreeMap<>();
        sources.stream().flatMap(source -> source.profiles().stream()).forEach(profile -> {
            if (known.put(profile.version(), profile) != null) {
                throw new IllegalStateException("two estimator profiles are called " + profile.version());
            }
        });
        this.byVersion = Collections.unmodifiableMap(known);
    }

    public Optional<EstimatorProfiles> find(String version) {
        return Optional.ofNullable(byVersion.get(version));
    }

    /** Sorted by version. */
    Collection<EstimatorProfiles> all() {
        return byVersion.values();
    }

    /** @throws IllegalStateException if this release does not know the version; the message lists the known versions */
    EstimatorProfiles require(String version) {
        return find(version)
                .orElseThrow(() -> new IllegalStateException(
                        "estimator_profile_use puts estimator profile " + version + " in force, which this release does"
                                + " not know. It knows " + String.join(", ", byVersion.keySet())
                                + ". Run a release that knows it."));
    }
}
