package org.dutywatch.compliance.profiles;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Estimator profiles: how quickly a switch is seen, and how much is compared at once. */
@ConfigMapping(prefix = "dutywatch.profiles")
public interface ProfilesConfig {
    /** How long what is in force is not read again; after four times this, the shifts of a switch are marked. */
    @WithDefault("PT2S")
    Duration refreshAfter();

    /** Shifts that one comparison may hold; each takes some milliseconds. */
    @WithDefault("3000")
    @Min(1)
    @Max(10_000)
    int comparedShifts();
}
