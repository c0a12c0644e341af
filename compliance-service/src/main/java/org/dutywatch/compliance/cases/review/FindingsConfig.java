package org.dutywatch.compliance.cases.review;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings for what people do about findings. */
@ConfigMapping(prefix = "dutywatch.findings")
public interface FindingsConfig {
    /**
     * How long an employee has to reply after notice was given to him, before a finding can be referred without his
     * reply; ISO 8601 duration in days or smaller units, not negative.
     */
    @WithDefault("P10D")
    Duration replyWindow();
}
