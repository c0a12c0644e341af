package org.dutywatch.compliance.rules.exemptions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * An exemption for official business: on-duty access that it covers does not count (General Order M1219, IV.C). It is
 * stored approved, and revoked at most once.
 */
@Entity
@DynamicUpdate // The service may change only some columns.
@Table(name = "exemption")
public class Exemption extends ExemptionTerms {
    @Id
    @Column(name = "exemption_id")
    public UUID exemptionId;

    @Column(name = "approved_by")
    public String approvedBy;

    @Column(name = "review_on")
    public LocalDate reviewOn;

    @Column(name = "revoked_by")
    public @Nullable String revokedBy;

    @Column(name = "revoked_at")
    public @Nullable Instant revokedAt;

    @Column(name = "revoke_reason")
    public @Nullable String revokeReason;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Exemption() {}

    Exemption(UUID id, RequestedExemption requested, String approvedBy, String createdBy, Instant now) {
        super(requested, createdBy, now);
        this.exemptionId = id;
        this.approvedBy = approvedBy;
        LocalDate reviewDate = requested.reviewOn();
        this.reviewOn =
                reviewDate == null ? LocalDate.ofInstant(now, ZoneOffset.UTC).plusYears(1) : reviewDate;
    }

    void revoke(String by, Instant now, String why) {
        revokedBy = by;
        revokedAt = now;
        revokeReason = why;
    }

    @Override
    public String approver() {
        return approvedBy;
    }
}
