package org.dutywatch.compliance.rules.policies;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/**
 * A stored policy, drafted or approved. It has no effect until a second person approves it, and never changes after
 * that.
 */
@Entity
@DynamicUpdate // The service may change only some columns.
@Table(name = "policy")
class StoredPolicy extends PanacheEntityBase {
    @Id
    @Column(name = "policy_id")
    public UUID policyId;

    @Generated
    @Column(updatable = false)
    public long version;

    /** On-duty minutes per shift; null means no limit for the shift as a whole. */
    @Column(name = "limit_minutes")
    public @Nullable BigDecimal limitMinutes;

    public @Nullable String unit;

    /** {@link PolicyTerms} as JSON. */
    @ColumnTransformer(write = "?::jsonb")
    public String terms;

    @Column(name = "effective_from")
    public Instant effectiveFrom;

    @Column(name = "effective_until")
    public @Nullable Instant effectiveUntil;

    public String note;

    public String author;

    @Column(name = "created_at")
    public Instant createdAt;

    public @Nullable String approver;

    @Column(name = "approved_at")
    public @Nullable Instant approvedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected StoredPolicy() {}

    StoredPolicy(PolicyRequest request, String terms, String author, Instant now) {
        this.policyId = UUID.randomUUID();
        this.limitMinutes = request.limitMinutesPerShift();
        this.unit = request.unit();
        this.terms = terms;
        this.effectiveFrom = request.effectiveFrom();
        this.effectiveUntil = request.effectiveUntil();
        this.note = request.note();
        this.author = author;
        this.createdAt = now;
    }
}
