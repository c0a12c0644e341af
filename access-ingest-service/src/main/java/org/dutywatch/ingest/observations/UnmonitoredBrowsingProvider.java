package org.dutywatch.ingest.observations;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.dutywatch.ingest.browsing.domain.BrowsingMemoryLimits;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;
import org.dutywatch.ingest.reading.domain.AccessObservation;

/** Provides the one memory of unmonitored browsing of this instance, and shrinks it daily. A restart empties it. */
@Singleton
public class UnmonitoredBrowsingProvider {
    private final UnmonitoredBrowsing<AccessObservation> browsing;

    UnmonitoredBrowsingProvider(UnmonitoredBrowsingConfig config) {
        browsing = new UnmonitoredBrowsing<>(
                BrowsingMemoryLimits.forMemory(Runtime.getRuntime().maxMemory() / 100 * config.heapPercent()));
    }

    @Produces
    @Singleton
    UnmonitoredBrowsing<AccessObservation> unmonitoredBrowsing() {
        return browsing;
    }

    @Scheduled(identity = "forget-unseen", every = "24h", delayed = "24h")
    void forgetInactive() {
        browsing.forgetInactive();
    }
}
