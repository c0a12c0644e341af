package org.dutywatch.compliance.rules.exemptions.drafts;

/** What an approval of a draft does. */
public enum ExemptionDraftAction {
    /** It grants the exemption, which replaces an earlier one if the draft names one. */
    GRANT,
    /** It revokes the exemption that the draft names. */
    REVOKE
}
