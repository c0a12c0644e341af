package org.dutywatch.compliance.findings;

import org.dutywatch.compliance.findings.domain.Rule;
import org.dutywatch.compliance.regulations.Regulations;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The clause of the order that a finding is about.
 *
 * @param classLetter as the order prints it behind the clause
 * @param href of the clause in the catalogue
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
