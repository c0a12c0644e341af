package org.dutywatch.ingest.leases;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Leases: who held which address. */
@ConfigMapping(prefix = "dutywatch.leases")
public interface LeasesConfig {
    /** How long a lease is kept after its end or its import, whichever is later; ISO 8601. */
    @WithDefault("P35D")
    Duration retention();

    /** How long a change of leases that changes recorded accesses can be decided by a second person; ISO 8601. */
    @WithDefault("P14D")
    Duration decisionTime();
}
