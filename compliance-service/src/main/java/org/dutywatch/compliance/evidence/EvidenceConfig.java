package org.dutywatch.compliance.evidence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/** How long evidence is kept. */
@ConfigMapping(prefix = "dutywatch.evidence")
public interface EvidenceConfig {
    /** ISO 8601 period, such as {@code P90D} or {@code P3M}: evidence of a day is dropped when both are older. */
    @WithDefault("P90D")
    Period retention();

    /** When old evidence is looked for: a cron expression with seconds, in the zone of the machine. */
    @WithDefault("0 17 3 * * ?")
    String retentionAt();
}
