package org.dutywatch.ingest.observations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.dutywatch.ingest.reading.domain.AccessObservation;

/** Writes observations as the JSON of the event contract. */
final class ObservationJson {
    private final ObjectWriter writer;

    ObservationJson(ObjectMapper json) {
        writer = json.copy()
                .registerModule(new SimpleModule().addSerializer(Instant.class, new MillisecondInstants()))
                .writerFor(AccessObservation.class);
    }

    byte[] write(AccessObservation observation) {
        try {
            return writer.writeValueAsBytes(observation);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write an observation", e);
        }
    }
}
