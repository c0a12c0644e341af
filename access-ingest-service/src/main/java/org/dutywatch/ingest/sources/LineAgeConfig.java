package org.dutywatch.ingest.sources;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Up to which age lines are evidence. */
@ConfigMapping(prefix = "dutywatch.lines")
public interface LineAgeConfig {
    /** How old a line may be when it is received; a source may allow less, never more. ISO 8601 duration. */
    @WithDefault("P35D")
    Duration maxAge();

    /** How far the time of a line may be after its receipt, because clocks differ. ISO 8601 duration. */
    @WithDefault("PT5M")
    Duration aheadOfClock();

    /**
     * How long a bulk load can be decided after it was asked for, and how long lines are accepted after it was approved.
     * ISO 8601 duration.
     */
    @WithDefault("P14D")
    Duration bulkLoadTime();
}
