package org.dutywatch.compliance.evidence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;

/** Which evidence is taken, and how long it is kept. */
@ConfigMapping(prefix = "dutywatch.evidence")
public interface EvidenceConfig {
    /** ISO 8601 period, such as {@code P90D} or {@code P3M}: evidence of a day is dropped when both are older. */
    @WithDefault("P90D")
    Period retention();

    /** An access that starts further ahead of the clock is garbled: its day would never grow old, and is never made. */
    @WithDefault("P400D")
    Duration ahead();

    /** When old evidence is looked for: a cron expression with seconds, in the zone of the machine. */
    @WithDefault("0 17 3 * * ?")
    String retentionAt();
}
