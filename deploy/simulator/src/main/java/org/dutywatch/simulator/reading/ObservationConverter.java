package org.dutywatch.simulator.reading;

import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.HostRole;
import org.dutywatch.compliance.model.attention.Identity;
import org.dutywatch.compliance.model.attention.UnmonitoredPageAge;
import org.dutywatch.compliance.model.time.Interval;

/**
 * Converts an access observation of the ingest service to one of the compliance service, as the topic between them
 * does.
 */
final class ObservationConverter {
    private ObservationConverter() {}

    static AccessObservation toCompliance(org.dutywatch.ingest.reading.domain.AccessObservation observed) {
        return new AccessObservation(
                observed.observationId(),
                observed.site(),
                observed.host(),
                HostRole.valueOf(observed.role().name()),
                AccessKind.valueOf(observed.kind().name()),
                new Interval(observed.start(), observed.end()),
                observed.method(),
                observed.status(),
                observed.bytesUp(),
                observed.bytesDown(),
                observed.document(),
                observed.embed(),
                observed.posting(),
                observed.denied(),
                observed.series(),
                Identity.valueOf(observed.identity().name()),
                observed.ambiguous(),
                new UnmonitoredPageAge(observed.sincePageElsewhereMs(), observed.sinceEmbeddingPageMs()),
                observed.source(),
                observed.catalogue());
    }
}
