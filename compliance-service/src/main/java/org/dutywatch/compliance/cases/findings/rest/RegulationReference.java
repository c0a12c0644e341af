package org.dutywatch.compliance.cases.findings.rest;

import org.dutywatch.compliance.model.findings.Rule;
import org.dutywatch.compliance.rules.regulations.Regulations;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The clause of the order that a finding is about.
 *
 * @param classLetter the letter that the order prints in brackets after the clause; null if it prints none
 * @param href path of the clause in the catalogue of regulations
 */
record RegulationReference(
        @Schema(examples = "IV.C") String clause,

        @Schema(examples = "A", nullable = true) @Nullable String classLetter,

        @Schema(examples = "/api/v1/regulations/IV.C") String href) {

    static RegulationReference of(Rule rule) {
        return new RegulationReference(
                rule.clause(),
                Regulations.CATALOGUE.clause(rule.clause()).classLetter(),
                "/api/v1/regulations/" + rule.clause());
    }
}
