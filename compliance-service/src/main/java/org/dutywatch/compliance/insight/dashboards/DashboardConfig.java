package org.dutywatch.compliance.insight.dashboards;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardAggregate;

/** Settings of the dashboards. */
@ConfigMapping(prefix = "dutywatch.dashboard")
public interface DashboardConfig {
    /** Number of employees, 1 to 10. A figure of fewer employees is withheld; 1 withholds nothing. */
    @WithDefault("5")
    @Min(1)
    @Max(DashboardAggregate.LARGEST_SMALLEST_GROUP)
    int smallestGroup();

    /** How often figures that are out of date are computed again, so how late they may be. */
    @WithDefault("PT1S")
    Duration pollInterval();
}
