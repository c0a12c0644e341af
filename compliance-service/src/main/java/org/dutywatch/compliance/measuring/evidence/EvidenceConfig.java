package org.dutywatch.compliance.measuring.evidence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;

/** Which evidence is accepted, and how long it is kept. */
@ConfigMapping(prefix = "dutywatch.evidence")
public interface EvidenceConfig {
    /**
     * ISO 8601 period, such as {@code P90D} or {@code P3M}. Evidence of a day is dropped when both the day and the last
     * arrival of a line for it are older.
     */
    @WithDefault("P90D")
    Period retention();

    /**
     * An access that starts further in the future is refused, because its partition would not expire for a long time.
     */
    @WithDefault("P400D")
    Duration ahead();

    /** How often days with old evidence are looked for and dropped. */
    @WithDefault("PT1H")
    Duration retentionEvery();
}
