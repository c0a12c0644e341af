package org.dutywatch.compliance.supervision;

import java.time.Instant;
import java.util.UUID;

/**
 * An acting supervisor, as recorded.
 *
 * @param supervisorId the supervisor who is replaced
 * @param from included
 * @param to excluded
 * @param author user who recorded it
 */
public record ActingResponse(
        UUID actingId,
        String supervisorId,
        String actingSupervisorId,
        Instant from,
        Instant to,
        String author,
        String reason,
        Instant recordedAt) {
    static ActingResponse of(RecordedActing recorded) {
        var acting = recorded.acting();
        return new ActingResponse(
                recorded.actingId(),
                acting.supervisorId(),
                acting.actingSupervisorId(),
                acting.span().start(),
                acting.span().end(),
                recorded.by().author(),
                recorded.by().reason(),
                recorded.by().at());
    }
}
