package org.dutywatch.eventkit.decisions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings for decisions of a second person. */
@ConfigMapping(prefix = "dutywatch.decisions")
public interface DecisionsConfig {
    /** How often the service looks for decisions whose time is over; they expire at most this much later. ISO 8601. */
    @WithDefault("PT30S")
    Duration pollInterval();

    /** How long something can be decided, if its kind has no time of its own. ISO 8601. */
    @WithDefault("P30D")
    Duration expiry();
}
