package org.dutywatch.ingest.linedetails;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Counts of lines by address or host. */
@ConfigMapping(prefix = "dutywatch.line-details")
public interface LineDetailsConfig {
    /** For how many days of lines they are kept. ISO 8601 duration. */
    @WithDefault("P90D")
    Duration retention();

    /** How many addresses, and how many hosts, are counted of a source and day; further ones are counted together. */
    @WithDefault("2000")
    int mostNames();
}
