package org.dutywatch.ingest.observations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The memory of pages elsewhere. */
@ConfigMapping(prefix = "dutywatch.elsewhere")
public interface ElsewhereConfig {
    /** How much of the largest heap it may take, in percent. */
    @WithDefault("25")
    @Min(1)
    @Max(60)
    int heapPercent();
}
