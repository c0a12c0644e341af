package org.dutywatch.ingest.observations;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.dutywatch.ingest.browsing.domain.BrowsingMemoryLimits;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;
import org.dutywatch.ingest.reading.domain.AccessObservation;

/** Provides the one memory of unmonitored browsing of this instance, and shrinks it daily. A restart empties it. */
@Singleton
public class UnmonitoredBrowsingProvider {
    private static final Duration FORGET_INTERVAL = Duration.ofDays(1);

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

    void start(@Observes StartupEvent event, Workers workers) {
        workers.start(new WorkerSettings("forget-unseen", 1, FORGET_INTERVAL), () -> {
            browsing.forgetInactive();
            return false;
        });
    }
}
