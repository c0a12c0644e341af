package org.dutywatch.ingest.deadletters;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** Listing and replaying dead letters. */
@ConfigMapping(prefix = "dutywatch.dead-letters")
public interface DeadLettersConfig {
    /** How many of the newest dead letters of each partition are read. */
    @WithDefault("20000")
    @Min(1)
    long scan();
}
