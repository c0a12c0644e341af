package org.dutywatch.ingest.observations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import org.dutywatch.ingest.reading.domain.UnattributedAccess;

/** Writes accesses without an employee as JSON for the database, and reads them. */
@ApplicationScoped
public class StoredAccessJson {
    private final ObjectMapper json;

    StoredAccessJson(ObjectMapper json) {
        this.json = json;
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
            return json.readValue(access, UnattributedAccess.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot read a stored access", e);
        }
    }
}
