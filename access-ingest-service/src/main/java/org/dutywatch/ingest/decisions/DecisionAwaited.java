package org.dutywatch.ingest.decisions;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.eventkit.rest.Roles;
import org.jspecify.annotations.Nullable;

/**
 * The event on topic {@value #TOPIC}; its schema and the meaning of its fields are in {@code contracts/}.
 *
 * @param askedBy null if it is not known which employee the author is
 * @param subject null if it concerns nobody in particular, or several employees
 */
record DecisionAwaited(
        UUID decisionId,
        int version,
        DecisionKind kind,
        DecisionState state,
        @Nullable String askedBy,
        @Nullable String subject,
        List<String> deciders,
        String deciderRole,
        Instant askedAt,
        Instant decideBy) {
    static final String TOPIC = "ingest.decision-awaited.v1";

    static DecisionAwaited of(Decision decision) {
        return new DecisionAwaited(
                decision.decisionId(),
                decision.state() == DecisionState.AWAITED ? 1 : 2,
                decision.kind(),
                decision.state(),
                only(decision.author().employees()),
                only(decision.subjects()),
                List.of(),
                Roles.ADMINISTRATOR,
                decision.askedAt(),
                decision.decideBy());
    }

    private static @Nullable String only(Iterable<String> ids) {
        var all = ids.iterator();
        String first = all.hasNext() ? all.next() : null;
        return all.hasNext() ? null : first;
    }
}
