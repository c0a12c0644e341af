package org.dutywatch.compliance.rules.exemptions.drafts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings for exemptions that await another person. */
@ConfigMapping(prefix = "dutywatch.exemptions")
public interface ExemptionDraftsConfig {
    /** How long a draft waits for another person; after that nobody can approve it. ISO 8601; 14 days by default. */
    @WithDefault("P14D")
    Duration expiry();
}
