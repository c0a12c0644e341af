package org.dutywatch.compliance.duty.acting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings for acting supervisors. */
@ConfigMapping(prefix = "dutywatch.acting")
public interface ActingConfig {
    /**
     * How long a change of acting supervisors waits for a second person; after that nobody can approve it. ISO 8601; 3
     * days by default, so that what is asked for on a Friday can be approved on Monday.
     */
    @WithDefault("P3D")
    Duration expiry();
}
