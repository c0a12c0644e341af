package org.dutywatch.compliance.decisions;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.model.decisions.DecisionKind;
import org.dutywatch.compliance.model.decisions.DecisionState;
import org.dutywatch.compliance.model.decisions.TwoPersonDecision;
import org.jspecify.annotations.Nullable;

/**
 * The event on topic {@value #TOPIC}; its schema and the meaning of its fields are in {@code contracts/}.
 *
 * @param askedBy null if the author's account belongs to no employee
 * @param subject null if it concerns nobody in particular, or several employees, or is an unmasking or a change of an
 *     employee
 * @param deciderRole null if {@code deciders} is not empty
 */
record DecisionAwaited(
        UUID decisionId,
        int version,
        DecisionKind kind,
        DecisionState state,
        @Nullable String askedBy,
        @Nullable String subject,
        List<String> deciders,
        @Nullable String deciderRole,
        Instant askedAt,
        @Nullable Instant decideBy) {
    static final String TOPIC = "compliance.decision-awaited.v1";

    static DecisionAwaited of(TwoPersonDecision decision) {
        return new DecisionAwaited(
                decision.id(),
                decision.settlement() == null ? 1 : 2,
                decision.kind(),
                decision.state(),
                decision.author().employeeId(),
                subject(decision),
                decision.deciders(),
                decision.deciders().isEmpty()
                        ? DecisionRules.of(decision.kind()).mainRole()
                        : null,
                decision.askedAt(),
                decision.decideBy());
    }

    /** The mail about an unmasking must not say whom it would show, nor one about a held change who has a finding. */
    private static @Nullable String subject(TwoPersonDecision decision) {
        var subjects = decision.subjects();
        return subjects.size() == 1
                        && decision.kind() != DecisionKind.UNMASKING
                        && decision.kind() != DecisionKind.EMPLOYEE_CHANGE
                ? subjects.iterator().next()
                : null;
    }
}
