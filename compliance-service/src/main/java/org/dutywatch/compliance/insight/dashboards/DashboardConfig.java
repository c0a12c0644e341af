package org.dutywatch.compliance.insight.dashboards;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** Settings of the dashboards. */
@ConfigMapping(prefix = "dutywatch.dashboard")
public interface DashboardConfig {
    /** Number of employees, at least 1. If fewer employees used a site, the response leaves out their number. */
    @WithDefault("5")
    @Min(1)
    int smallestGroup();
}
