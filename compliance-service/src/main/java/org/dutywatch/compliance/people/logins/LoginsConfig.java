package org.dutywatch.compliance.people.logins;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/** Settings of the register of accounts. */
@ConfigMapping(prefix = "dutywatch.logins")
public interface LoginsConfig {
    /** An account that was not used for longer is listed as unused. ISO 8601 period. */
    @WithDefault("P90D")
    Period unusedAfter();
}
