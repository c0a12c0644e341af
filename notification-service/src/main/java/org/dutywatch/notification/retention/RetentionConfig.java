package org.dutywatch.notification.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;

/** How long it is kept who was notified of what: each period is at least a year. Duty windows have another setting. */
@ConfigMapping(prefix = "dutywatch.retention")
public interface RetentionConfig {
    /**
     * ISO 8601 period. Notices and mails about a finding are deleted when compliance-service has deleted the finding and
     * the last of them is older.
     */
    @WithDefault("P400D")
    Period notices();

    /** The same for decisions that are not awaited any more, and for changed records, with the mails about them. */
    @WithDefault("P400D")
    Period decisions();

    /** The same for alarms about sources that have ended, reports about the audit trail, and outages of mail. */
    @WithDefault("P400D")
    Period alarms();

    /** How often the service looks for what is old enough. */
    @WithDefault("PT1H")
    Duration every();
}
