package org.dutywatch.ingest.decisions;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person asks for a change, and a second one decides on it.
 *
 * @param decisionId the id of what is decided on
 * @param author who asked, as known then
 * @param subjects the ids of the employees whom it concerns; empty if it concerns nobody in particular
 * @param subjectNames user names whose bearers it concerns, without domains
 * @param decideBy from this time on nobody can decide
 * @param decidedBy user name of the one who approved or declined; null otherwise
 */
public record Decision(
        UUID decisionId,
        DecisionKind kind,
        Person author,
        Set<String> subjects,
        Set<String> subjectNames,
        Instant askedAt,
        Instant decideBy,
        DecisionState state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {
    public Decision {
        subjects = Set.copyOf(subjects);
        subjectNames = Set.copyOf(subjectNames);
    }

    /** The state at this time; an awaited decision may have expired meanwhile. */
    public DecisionState stateAt(Instant time) {
        return state == DecisionState.AWAITED && !time.isBefore(decideBy) ? DecisionState.EXPIRED : state;
    }

    Decision settled(DecisionState newState, @Nullable String by, Instant at) {
        return new Decision(decisionId, kind, author, subjects, subjectNames, askedAt, decideBy, newState, by, at);
    }
}
