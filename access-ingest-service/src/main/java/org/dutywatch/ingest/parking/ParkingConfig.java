package org.dutywatch.ingest.parking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Accesses of users whom nobody knows yet. */
@ConfigMapping(prefix = "dutywatch.parking")
public interface ParkingConfig {
    /** How long an access waits for its user name before it is deleted; ISO 8601. */
    @WithDefault("P7D")
    Duration retention();
}
