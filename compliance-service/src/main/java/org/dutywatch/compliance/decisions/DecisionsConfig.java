package org.dutywatch.compliance.decisions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings for decisions of a second person. */
@ConfigMapping(prefix = "dutywatch.decisions")
public interface DecisionsConfig {
    /** How often decisions are looked for whose time is over, so how late they may expire. ISO 8601. */
    @WithDefault("PT30S")
    Duration pollInterval();
}
