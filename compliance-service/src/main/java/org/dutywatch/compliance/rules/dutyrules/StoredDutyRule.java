package org.dutywatch.compliance.rules.dutyrules;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.model.duty.DutyRule;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/** A stored duty rule. It is a draft until a second person approves it, and never changes after the approval. */
@Entity
@DynamicUpdate // The service may change only some columns.
@Table(name = "duty_rule")
class StoredDutyRule extends PanacheEntityBase {
    @Id
    @Column(name = "rule_id")
    public UUID ruleId;

    @Generated
    @Column(updatable = false)
    public long version;

    @Column(name = "breaks_count")
    public boolean breaksCount;

    @Column(name = "details_count")
    public boolean detailsCount;

    @Column(name = "effective_from")
    public Instant effectiveFrom;

    public String note;

    public String author;

    @Column(name = "created_at")
    public Instant createdAt;

    public @Nullable String approver;

    @Column(name = "approved_at")
    public @Nullable Instant approvedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected StoredDutyRule() {}

    StoredDutyRule(DutyRuleRequest request, String author, Instant now) {
        this.ruleId = UUID.randomUUID();
        this.breaksCount = request.breaksCount();
        this.detailsCount = request.detailsCount();
        this.effectiveFrom = request.effectiveFrom();
        this.note = request.note();
        this.author = author;
        this.createdAt = now;
    }

    DutyRule rule() {
        return new DutyRule(version, breaksCount, detailsCount);
    }
}
