package org.dutywatch.compliance.duty.acting;

import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.people.chain.RecordedActingAssignment;

/**
 * An acting supervisor, as recorded.
 *
 * @param supervisorId the supervisor who is replaced
 * @param from included
 * @param to excluded
 * @param author user who asked for it
 * @param reason why, and who approved it
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
    static ActingResponse of(RecordedActingAssignment recorded) {
        var acting = recorded.assignment();
        return new ActingResponse(
                recorded.actingId(),
                acting.supervisorId(),
                acting.actingSupervisorId(),
                acting.span().start(),
                acting.span().end(),
                recorded.authorship().author(),
                recorded.authorship().reason(),
                recorded.authorship().at());
    }
}
