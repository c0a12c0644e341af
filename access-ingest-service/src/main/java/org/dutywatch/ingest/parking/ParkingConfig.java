package org.dutywatch.ingest.parking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Accesses whose employee is not known yet. */
@ConfigMapping(prefix = "dutywatch.parking")
public interface ParkingConfig {
    /** How long an access waits for its user name or lease before it is deleted; ISO 8601 duration. */
    @WithDefault("P7D")
    Duration retention();
}
