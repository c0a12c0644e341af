package org.dutywatch.compliance.people.logins;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.jspecify.annotations.Nullable;

/**
 * Changes of logins for which somebody asked.
 *
 * @param author the user who asked
 * @param changes what is made once a second person approves, all or nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LoginRequestResponse(
        UUID requestId,
        DecisionState state,
        List<Change> changes,
        String author,
        String reason,
        Instant askedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {

    /**
     * What becomes of one login.
     *
     * @param action {@code LINK} or {@code REMOVE}
     */
    public record Change(String action, String issuer, String subject, String employeeId) {}

    /** For whoever asks for it now. */
    static LoginRequestResponse of(RequestedLogins requested) {
        return of(requested, requested.decision().askedAt());
    }

    static LoginRequestResponse of(RequestedLogins requested, Instant now) {
        Decision decision = requested.decision();
        return new LoginRequestResponse(
                requested.requestId(),
                decision.stateAt(now),
                requested.changes().stream()
                        .map(change -> new Change(
                                change.action().name(),
                                change.login().issuer(),
                                change.login().subject(),
                                change.employeeId()))
                        .toList(),
                decision.author().user(),
                requested.reason(),
                decision.askedAt(),
                decision.decidedBy(),
                decision.settledAt(),
                decision.reason());
    }
}
