package org.dutywatch.compliance.duty.corrections;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings for corrections of a roster after an alert. */
@ConfigMapping(prefix = "dutywatch.roster-corrections")
public interface CorrectionsConfig {
    /**
     * How long a correction waits for a second person; after that nobody can approve it. ISO 8601; 14 days by default.
     */
    @WithDefault("P14D")
    Duration expiry();
}
