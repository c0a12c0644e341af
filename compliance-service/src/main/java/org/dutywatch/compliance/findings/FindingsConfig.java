package org.dutywatch.compliance.findings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How findings are decided. */
@ConfigMapping(prefix = "dutywatch.findings")
public interface FindingsConfig {
    /**
     * How long an employee has to answer after he was told, before a finding can be referred without his answer; ISO
     * 8601 duration in days or less, not negative.
     */
    @WithDefault("P10D")
    Duration replyWindow();
}
