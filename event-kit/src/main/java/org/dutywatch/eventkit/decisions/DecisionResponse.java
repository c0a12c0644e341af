package org.dutywatch.eventkit.decisions;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A decision, without persons and without what it is about: the list of its kind shows these.
 *
 * @param kind such as {@code POLICY}
 * @param noun what is decided on
 * @param decideBy from this time on nobody can decide
 * @param approve the path to which whoever may decide sends a POST to approve; {@code decline} to decline, with a reason;
 *     {@code withdraw} for the one who asked
 */
public record DecisionResponse(
        UUID decisionId,
        @Schema(examples = "POLICY") String kind,
        @Schema(examples = "policy") String noun,
        DecisionState state,
        Instant decideBy,
        String approve,
        String decline,
        String withdraw) {
    static DecisionResponse of(Decision decision, DecisionRules rules, Instant now) {
        String path = "/api/v1/decisions/" + decision.id() + "/";
        return new DecisionResponse(
                decision.id(),
                decision.kind(),
                rules.noun(),
                decision.stateAt(now),
                decision.decideBy(),
                path + "approve",
                path + "decline",
                path + "withdraw");
    }
}
