package org.dutywatch.compliance.dashboard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** What dashboards show. */
@ConfigMapping(prefix = "dutywatch.dashboard")
public interface DashboardConfig {
    /** Employees; a site that fewer of them used is shown without their number. */
    @WithDefault("5")
    @Min(1)
    int smallestGroup();
}
