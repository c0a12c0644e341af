package org.dutywatch.compliance.measuring.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How due shifts are evaluated. */
@ConfigMapping(prefix = "dutywatch.evaluation")
public interface EvaluationConfig {
    /** Number of worker threads; each uses one database connection. */
    @WithDefault("2")
    @Min(1)
    @Max(16)
    int workers();

    /** Maximum shifts in one transaction. A change of a fact about one of them waits for the whole batch. */
    @WithDefault("32")
    @Min(1)
    @Max(1000)
    int batch();

    /** How often the queue is polled if no shift is enqueued in this process. */
    @WithDefault("PT0.5S")
    Duration pollInterval();
}
