package org.dutywatch.compliance.cases.unmasking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings for requests to see employees by id. */
@ConfigMapping(prefix = "dutywatch.unmaskings")
public interface UnmaskingConfig {
    /** How many employees one request may name, 1 to 100. */
    @WithDefault("20")
    @Min(1)
    @Max(100)
    int employees();

    /**
     * How long a request waits for a second person; after that nobody can approve it. ISO 8601; 3 days by default, so
     * that what is asked for on a Friday can be approved on Monday.
     */
    @WithDefault("P3D")
    Duration expiry();
}
