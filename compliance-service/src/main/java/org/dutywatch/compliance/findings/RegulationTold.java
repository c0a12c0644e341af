package org.dutywatch.compliance.findings;

import org.dutywatch.compliance.findings.domain.Rule;
import org.dutywatch.compliance.regulations.Regulations;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The clause of the order that a finding is about.
 *
 * @param classLetter the letter that the order prints in brackets after the clause; null if it prints none
 * @param href path of the clause in the catalogue of regulations
 */
record RegulationTold(
        @Schema(examples = "IV.C") String clause,

        @Schema(examples = "A", nullable = true) @Nullable String classLetter,

        @Schema(examples = "/api/v1/regulations/IV.C") String href) {

    static RegulationTold of(Rule rule) {
        return new RegulationTold(
                rule.clause(),
                Regulations.CATALOGUE.clause(rule.clause()).classLetter(),
                "/api/v1/regulations/" + rule.clause());
    }
}
