package org.dutywatch.eventkit.decisions;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The event that a decision is awaited or settled. The service that publishes it has its schema, with the meaning of each
 * field, in {@code contracts/}.
 *
 * @param version 1 while it is awaited, 2 when it is settled
 * @param askedBy null if it is not known which person the author is
 * @param subject null if it concerns nobody in particular, or several, or its kind names nobody
 * @param deciderRole the role that usually decides; null if {@code deciders} is not empty
 * @param deciderRoles all roles that may decide
 */
public record DecisionAwaited(
        UUID decisionId,
        int version,
        String kind,
        DecisionState state,
        @Nullable String askedBy,
        @Nullable String subject,
        List<String> deciders,
        @Nullable String deciderRole,
        List<String> deciderRoles,
        Instant askedAt,
        Instant decideBy) {
    public static DecisionAwaited of(Decision decision, DecisionRules rules) {
        return new DecisionAwaited(
                decision.id(),
                decision.settlement() == null ? 1 : 2,
                decision.kind(),
                decision.state(),
                only(decision.author().ids()),
                rules.namesSubject() ? only(decision.subjects()) : null,
                decision.deciders(),
                decision.deciders().isEmpty() ? rules.roles().get(0) : null,
                rules.roles(),
                decision.askedAt(),
                decision.decideBy());
    }

    private static @Nullable String only(Iterable<String> ids) {
        Iterator<String> all = ids.iterator();
        String first = all.hasNext() ? all.next() : null;
        return all.hasNext() ? null : first;
    }
}
