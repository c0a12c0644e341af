package org.dutywatch.ingest.reading.domain;

import java.time.Instant;
import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.jspecify.annotations.Nullable;

/**
 * One access of one employee to one monitored site: the event {@code ingest.access-observed.v1}. The components mean
 * what they mean in {@link UnattributedAccess}.
 */
public record AccessObservation(
        String observationId,
        String employeeId,
        String site,
        String host,
        HostRole role,
        AccessKind kind,
        Instant start,
        Instant end,
        String method,
        int status,
        @Nullable Long bytesUp,
        long bytesDown,
        boolean document,
        boolean embed,
        @Nullable Integer series,
        Identity identity,
        String source,
        String catalogue) {}
