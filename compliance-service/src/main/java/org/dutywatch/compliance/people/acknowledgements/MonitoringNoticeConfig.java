package org.dutywatch.compliance.people.acknowledgements;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The notice that browsing on duty is measured. A department sets its own words, with a new version for each. */
@ConfigMapping(prefix = "dutywatch.monitoring-notice")
public interface MonitoringNoticeConfig {
    /** Names the text, such as a date; employees acknowledge each version anew. At most 50 characters. */
    @WithDefault("2026-11-30")
    @NotBlank
    @Size(max = 50)
    String version();

    /** The text itself, at most 10,000 characters. */
    @WithDefault(
            "Access to social networks and similar sites from the department's network is measured while you are on"
                    + " duty, by General Order M1219. What you do off duty, in breaks and on leave does not count. You see your own minutes and"
                    + " findings, who looked at them, and you may reply to each finding.")
    @NotBlank
    @Size(max = 10_000)
    String text();
}
