package org.dutywatch.compliance.rules.exemptions.drafts;

import org.dutywatch.compliance.rules.exemptions.Exemption;

/** The result of a request to grant or to revoke an exemption. */
public sealed interface ExemptionChange {

    /** The exemption is granted, or revoked. */
    record Made(Exemption exemption) implements ExemptionChange {}

    /** A shift that it affects has or had an alert: another person must decide. */
    record Awaited(ExemptionDraft draft) implements ExemptionChange {}
}
