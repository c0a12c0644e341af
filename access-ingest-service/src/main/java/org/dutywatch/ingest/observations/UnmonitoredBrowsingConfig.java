package org.dutywatch.ingest.observations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The memory of unmonitored browsing. */
@ConfigMapping(prefix = "dutywatch.elsewhere")
public interface UnmonitoredBrowsingConfig {
    /** The share of the maximum heap that it may use, in percent. */
    @WithDefault("25")
    @Min(1)
    @Max(60)
    int heapPercent();
}
