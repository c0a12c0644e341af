package org.dutywatch.ingest.observations;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.dutywatch.eventkit.outbox.Outbox;

/** Publishes {@value #NAME}, at least once, through the outbox. */
@ApplicationScoped
public class AccessRevokedTopic {
    public static final String NAME = "ingest.access-revoked.v1";

    private final Outbox outbox;
    private final ObservationJson json;

    AccessRevokedTopic(Outbox outbox, ObjectMapper json) {
        this.outbox = outbox;
        this.json = new ObservationJson(json);
    }

    /** Appends the event in the caller's transaction; fails if there is none. */
    public void append(AccessRevoked event) {
        outbox.append(NAME, event.employeeId(), json.tree(event));
    }
}
