package org.dutywatch.compliance.policies;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.DayOfWeek;

/** How limits are counted. */
@ConfigMapping(prefix = "dutywatch.limits")
public interface LimitsConfig {
    /** The day on which a week of the department begins, at midnight of its zone. */
    @WithDefault("MONDAY")
    DayOfWeek weekStartsOn();

    /** Shifts that one dry run may hold; each takes some milliseconds. */
    @WithDefault("5000")
    @Min(1)
    @Max(20_000)
    int dryRunShifts();
}
