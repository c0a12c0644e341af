package org.dutywatch.ingest.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.junit.jupiter.api.Test;

class BatchResultTest {
    @Test
    void shouldPublishTheSameAccessOnceForEachSender() {
        var batch = new BatchResult();
        batch.addObservation(sentBy("http:one"));
        batch.addObservation(sentBy("kafka"));
        batch.addObservation(sentBy("http:one"));

        assertThat(batch.observations()).extracting(AccessObservation::sender).containsExactly("http:one", "kafka");
    }

    private static AccessObservation sentBy(String sender) {
        Instant start = Instant.parse("2026-11-17T18:00:00Z");
        return new AccessObservation(
                "7a139c586d9948506448869dc82b463e",
                "E101",
                "facebook",
                "www.facebook.com",
                HostRole.PAGE,
                AccessKind.URL,
                start,
                start,
                "GET",
                200,
                null,
                48_211,
                true,
                false,
                false,
                false,
                false,
                7,
                null,
                null,
                IdentityMethod.USERNAME,
                "hq-squid",
                "2026-11-01",
                sender);
    }
}
