package org.dutywatch.eventkit.decisions;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A decision, without persons and without what it is about: the list of its kind shows these.
 *
 * @param kind such as {@code POLICY}
 * @param noun what is decided on
 * @param decideBy from this time on nobody can decide; for those who decide by a role on what concerns persons, the
 *     beginning of its day in UTC
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
    static DecisionResponse of(Decision decision, DecisionRules rules, Instant now, boolean exactTimes) {
        String path = "/api/v1/decisions/" + decision.id() + "/";
        return new DecisionResponse(
                decision.id(),
                decision.kind(),
                rules.noun(),
                decision.stateAt(now),
                exactTimes ? decision.decideBy() : decision.decideBy().truncatedTo(ChronoUnit.DAYS),
                path + "approve",
                path + "decline",
                path + "withdraw");
    }
}
