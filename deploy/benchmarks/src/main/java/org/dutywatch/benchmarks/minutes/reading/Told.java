package org.dutywatch.benchmarks.minutes.reading;

import org.dutywatch.compliance.attention.domain.AccessKind;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.HostRole;
import org.dutywatch.compliance.attention.domain.Identity;
import org.dutywatch.compliance.attention.domain.PageElsewhere;
import org.dutywatch.compliance.time.domain.Interval;

/**
 * Converts an access observation of the ingest service to one of the compliance service, as the topic between them
 * does.
 */
final class Told {
    private Told() {}

    static AccessObservation of(org.dutywatch.ingest.reading.domain.AccessObservation observed) {
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
                new PageElsewhere(observed.sincePageElsewhereMs(), observed.sinceEmbeddingPageMs()),
                observed.source(),
                observed.catalogue());
    }
}
