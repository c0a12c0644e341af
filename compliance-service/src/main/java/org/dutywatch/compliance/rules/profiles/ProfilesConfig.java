package org.dutywatch.compliance.rules.profiles;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings for the cache of estimator profiles and for comparisons of profiles. */
@ConfigMapping(prefix = "dutywatch.profiles")
public interface ProfilesConfig {
    /**
     * How long the profiles in force are cached; four times this after an approval, the affected shifts are enqueued.
     */
    @WithDefault("PT2S")
    Duration refreshAfter();

    /** Maximum number of shifts in one comparison; each shift takes some milliseconds. */
    @WithDefault("20000")
    @Min(1)
    @Max(100_000)
    int comparedShifts();
}
