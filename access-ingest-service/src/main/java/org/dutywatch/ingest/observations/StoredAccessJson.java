package org.dutywatch.ingest.observations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import org.dutywatch.ingest.reading.domain.UnattributedAccess;

/**
 * Writes accesses without an employee as JSON for the database, and reads them. Reading ignores unknown fields, and a
 * missing field is null, 0 or false: the row may be of another version of the service.
 */
@ApplicationScoped
public class StoredAccessJson {
    private final ObjectMapper json;
    private final ObjectReader reader;

    StoredAccessJson(ObjectMapper json) {
        this.json = json;
        reader = json.readerFor(UnattributedAccess.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    public String write(UnattributedAccess access) {
        try {
            return json.writeValueAsString(access);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write an access as JSON", e);
        }
    }

    public UnattributedAccess read(String access) {
        try {
            return reader.readValue(access);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot read a stored access", e);
        }
    }
}
