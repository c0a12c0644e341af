package org.dutywatch.compliance.employees;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code dutywatch.employees.*}. */
@ConfigMapping(prefix = "dutywatch.employees")
interface EmployeesConfig {

    /** How often changes that are known ahead are looked for, so how late they may come into force. */
    @WithDefault("PT10S")
    Duration pollInterval();
}
