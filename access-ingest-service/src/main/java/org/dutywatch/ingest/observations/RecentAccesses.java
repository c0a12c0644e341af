package org.dutywatch.ingest.observations;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.dutywatch.ingest.elsewhere.domain.Elsewhere;
import org.dutywatch.ingest.elsewhere.domain.Limits;
import org.dutywatch.ingest.reading.domain.AccessObservation;

/** Provides the one memory of unmonitored browsing of this instance, and shrinks it daily. A restart empties it. */
@Singleton
public class RecentAccesses {
    private final Elsewhere<AccessObservation> browsing;

    RecentAccesses(ElsewhereConfig config) {
        browsing = new Elsewhere<>(Limits.within(Runtime.getRuntime().maxMemory() / 100 * config.heapPercent()));
    }

    @Produces
    @Singleton
    Elsewhere<AccessObservation> elsewhere() {
        return browsing;
    }

    @Scheduled(identity = "forget-unseen", every = "24h", delayed = "24h")
    void forgetUnseen() {
        browsing.forgetUnseen();
    }
}
