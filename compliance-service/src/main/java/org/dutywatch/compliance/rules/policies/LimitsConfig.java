package org.dutywatch.compliance.rules.policies;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.DayOfWeek;

/** Settings for limits per week and for dry runs of policies. */
@ConfigMapping(prefix = "dutywatch.limits")
public interface LimitsConfig {
    /** The day on which a week begins, at midnight in the department's time zone. */
    @WithDefault("MONDAY")
    DayOfWeek weekStartsOn();

    /** Maximum number of shifts in one dry run of a policy; each shift takes some milliseconds. */
    @WithDefault("5000")
    @Min(1)
    @Max(20_000)
    int dryRunShifts();
}
