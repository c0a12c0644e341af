package org.dutywatch.compliance.duty.acting;

import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.model.decisions.DecisionState;
import org.jspecify.annotations.Nullable;

/**
 * A change of who acts for a supervisor, for which somebody asked. It has no effect until a second person approves it.
 *
 * @param author the user who asked
 * @param decideBy from this time on nobody can decide
 * @param decidedBy the user who approved or declined; null if nobody did
 * @param decisionReason null unless it was declined
 */
record RequestedActingChange(
        UUID requestId,
        ActingChange change,
        String author,
        String reason,
        Instant askedAt,
        Instant decideBy,
        DecisionState state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {}
