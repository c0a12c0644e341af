package org.dutywatch.compliance.insight.council;

import java.time.Period;
import org.dutywatch.compliance.insight.retention.RetentionConfig;
import org.dutywatch.compliance.measuring.evidence.EvidenceConfig;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The kinds of personal data that compliance-service keeps; {@code deploy/docs/security.md} has those of the others. */
enum CollectedData {
    ACCESSES(
            "accesses to sites of the catalogue during duty: site, minute and log source, no path and no content",
            "to estimate and explain the minutes of a shift",
            "the employee, his chain of command, auditors; administrators and the chief under a pseudonym"),
    MINUTES(
            "estimated minutes of each shift, with their band",
            "to compare them with the limits of General Order M1219",
            "the employee, his chain of command, auditors; administrators and the chief under a pseudonym"),
    FINDINGS(
            "findings with their history, notices and replies",
            "to hear the employee, and to review or refer a finding",
            "the employee, his chain of command, auditors; administrators and the chief under a pseudonym"),
    REFERRED_FINDINGS(
            "findings that were referred, with their sealed bundles",
            "because a proceeding outside of Dutywatch rests on them",
            "as other findings"),
    STATEMENTS(
            "compelled statements",
            "to keep them apart from voluntary replies",
            "auditors; administrators under an unmasking that a second person approved"),
    READS(
            "who looked at whom, when, and what",
            "so that nobody looks without a record",
            "auditors; each employee sees who looked at him");

    private final String data;
    private final String purpose;
    private final String readBy;

    CollectedData(String data, String purpose, String readBy) {
        this.data = data;
        this.purpose = purpose;
        this.readBy = readBy;
    }

    /**
     * One kind of data.
     *
     * @param data what it is
     * @param purpose why it is collected
     * @param keptFor ISO 8601 period, as this installation is set; null where nothing deletes it, or where it is kept
     *     with the finding
     */
    public record CollectedDataResponse(
            CollectedData kind,
            String data,
            String purpose,
            String readBy,

            @Schema(nullable = true, examples = "P400D") @Nullable
            String keptFor) {}

    CollectedDataResponse response(EvidenceConfig evidence, RetentionConfig retention) {
        Period kept = switch (this) {
            case ACCESSES -> evidence.retention();
            case MINUTES -> retention.results();
            case FINDINGS -> retention.findings();
            case REFERRED_FINDINGS -> retention.referredFindings();
            case STATEMENTS, READS -> null;
        };
        return new CollectedDataResponse(this, data, purpose, readBy, kept == null ? null : kept.toString());
    }
}
