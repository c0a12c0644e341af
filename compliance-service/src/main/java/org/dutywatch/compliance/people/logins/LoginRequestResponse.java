package org.dutywatch.compliance.people.logins;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.model.decisions.DecisionState;
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

    static LoginRequestResponse of(RequestedLogins requested) {
        return new LoginRequestResponse(
                requested.requestId(),
                requested.state(),
                requested.changes().stream()
                        .map(change -> new Change(
                                change.action().name(),
                                change.login().issuer(),
                                change.login().subject(),
                                change.employeeId()))
                        .toList(),
                requested.author(),
                requested.reason(),
                requested.askedAt(),
                requested.decidedBy(),
                requested.decidedAt(),
                requested.decisionReason());
    }
}
