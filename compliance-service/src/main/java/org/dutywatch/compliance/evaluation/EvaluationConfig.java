package org.dutywatch.compliance.evaluation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How due shifts are evaluated. */
@ConfigMapping(prefix = "dutywatch.evaluation")
public interface EvaluationConfig {
    /** Threads that evaluate, each with one database connection. */
    @WithDefault("2")
    @Min(1)
    @Max(16)
    int workers();

    /** Shifts that a thread evaluates in one transaction; who changes a fact about one of them waits for all. */
    @WithDefault("32")
    @Min(1)
    @Max(1000)
    int batch();

    /** How often due shifts are looked for when nobody says that there are some. */
    @WithDefault("PT0.5S")
    Duration pollInterval();
}
