package org.dutywatch.ingest.observations;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.dutywatch.ingest.elsewhere.domain.Elsewhere;
import org.dutywatch.ingest.elsewhere.domain.Limits;
import org.dutywatch.ingest.reading.domain.AccessObservation;

/** The one memory of pages elsewhere of this instance. A restart empties it. */
@Singleton
public class RecentAccesses {
    private final Elsewhere<AccessObservation> elsewhere;

    RecentAccesses(ElsewhereConfig config) {
        elsewhere = new Elsewhere<>(Limits.within(Runtime.getRuntime().maxMemory() / 100 * config.heapPercent()));
    }

    @Produces
    @Singleton
    Elsewhere<AccessObservation> elsewhere() {
        return elsewhere;
    }

    @Scheduled(identity = "forget-unseen", every = "24h", delayed = "24h")
    void forgetUnseen() {
        elsewhere.forgetUnseen();
    }
}
