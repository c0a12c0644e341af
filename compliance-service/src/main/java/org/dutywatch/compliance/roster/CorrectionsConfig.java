package org.dutywatch.compliance.roster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Corrections of a roster after an alert. */
@ConfigMapping(prefix = "dutywatch.roster-corrections")
public interface CorrectionsConfig {
    /** How long a correction waits for a second person; nobody can approve it afterwards. */
    @WithDefault("P14D")
    Duration expiry();
}
