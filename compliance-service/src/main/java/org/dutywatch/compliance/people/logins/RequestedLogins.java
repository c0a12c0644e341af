package org.dutywatch.compliance.people.logins;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dutywatch.compliance.model.decisions.DecisionState;
import org.jspecify.annotations.Nullable;

/**
 * Changes of logins for which somebody asked; all are made or none. They have no effect until a second person approves.
 *
 * @param author the user who asked
 * @param decidedBy the user who approved or declined; null if nobody did
 * @param decisionReason null unless it was declined
 */
record RequestedLogins(
        UUID requestId,
        List<LoginChange> changes,
        String author,
        String reason,
        Instant askedAt,
        DecisionState state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {
    Set<String> employeeIds() {
        return changes.stream().map(LoginChange::employeeId).collect(Collectors.toUnmodifiableSet());
    }
}
