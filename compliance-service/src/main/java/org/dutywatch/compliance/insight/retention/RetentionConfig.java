package org.dutywatch.compliance.insight.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;

/** How long results, findings and the facts that they rest on are kept. Evidence has a setting of its own. */
@ConfigMapping(prefix = "dutywatch.retention")
public interface RetentionConfig {
    /**
     * ISO 8601 period. Minutes of shifts without a finding are deleted by whole months, when all shifts of the month
     * are older. Not shorter than the retention of evidence.
     */
    @WithDefault("P400D")
    Period results();

    /**
     * ISO 8601 period. A finding that was closed as explained or corrected, withdrawn or superseded is deleted when
     * both its shift and its last revision are older. Not shorter than the retention of evidence.
     */
    @WithDefault("P3Y")
    Period findings();

    /** The same for a finding that was referred. Not shorter than that of other findings. */
    @WithDefault("P7Y")
    Period referredFindings();

    /**
     * ISO 8601 period. Roster entries, clock times and exemptions that ended longer ago are deleted if no finding, minutes,
     * evidence or legal hold rests on them. Not shorter than the retention of referred findings.
     */
    @WithDefault("P7Y")
    Period facts();

    /** How often results, findings and facts whose time is over are looked for and deleted. */
    @WithDefault("PT1H")
    Duration every();
}
