package org.dutywatch.compliance.people.employees;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code dutywatch.employees.*}. */
@ConfigMapping(prefix = "dutywatch.employees")
interface EmployeesConfig {

    /** How often due changes are looked for: a change that was recorded ahead may apply this much late. */
    @WithDefault("PT10S")
    Duration pollInterval();
}
