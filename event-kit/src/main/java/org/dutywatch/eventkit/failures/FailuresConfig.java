package org.dutywatch.eventkit.failures;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Listing and replaying what could not be processed. */
@ConfigMapping(prefix = "dutywatch.failures")
public interface FailuresConfig {
    /** Incoming channels whose dead letters are not listed or replayed here, because the service has its own way. */
    Optional<Set<String>> excludedChannels();

    /**
     * The topics to which the service publishes by its outbox, without the audit trail's. They can be replayed by name, also
     * while none of their events is quarantined.
     */
    Optional<Set<String>> publishedTopics();
}
