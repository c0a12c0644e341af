package org.dutywatch.notification.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.dutywatch.eventkit.rest.JsonStyle;

/** The JSON mapper as the running service configures it. */
public final class ServiceJson {
    private ServiceJson() {}

    public static ObjectMapper mapper() {
        ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
        new JsonStyle().customize(json);
        return json;
    }
}
