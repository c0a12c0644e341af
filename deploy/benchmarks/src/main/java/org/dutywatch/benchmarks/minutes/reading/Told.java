package org.dutywatch.benchmarks.minutes.reading;

import org.dutywatch.compliance.attention.domain.AccessKind;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.HostRole;
import org.dutywatch.compliance.attention.domain.Identity;
import org.dutywatch.compliance.attention.domain.PageElsewhere;
import org.dutywatch.compliance.time.domain.Interval;

/** What ingest tells, as compliance takes it from the topic. */
final class Told {
    private Told() {}

    static AccessObservation of(org.dutywatch.ingest.reading.domain.AccessObservation told) {
        return new AccessObservation(
                told.observationId(),
                told.site(),
                told.host(),
                HostRole.valueOf(told.role().name()),
                AccessKind.valueOf(told.kind().name()),
                new Interval(told.start(), told.end()),
                told.method(),
                told.status(),
                told.bytesUp(),
                told.bytesDown(),
                told.document(),
                told.embed(),
                told.posting(),
                told.denied(),
                told.series(),
                Identity.valueOf(told.identity().name()),
                told.ambiguous(),
                new PageElsewhere(told.sincePageElsewhereMs(), told.sinceEmbeddingPageMs()),
                told.source(),
                told.catalogue());
    }
}
