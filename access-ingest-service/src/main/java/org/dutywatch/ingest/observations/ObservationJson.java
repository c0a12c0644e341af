package org.dutywatch.ingest.observations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.dutywatch.ingest.reading.domain.AccessObservation;

/** Writes observations and revocations as the JSON of their event contracts. */
final class ObservationJson {
    private final ObjectMapper mapper;
    private final ObjectWriter writer;

    ObservationJson(ObjectMapper json) {
        mapper = json.copy().registerModule(new SimpleModule().addSerializer(Instant.class, new MillisecondInstants()));
        writer = mapper.writerFor(AccessObservation.class);
    }

    byte[] write(AccessObservation observation) {
        try {
            return writer.writeValueAsBytes(observation);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write an observation", e);
        }
    }

    /** The event for the outbox. */
    JsonNode tree(Object event) {
        return mapper.valueToTree(event);
    }
}
