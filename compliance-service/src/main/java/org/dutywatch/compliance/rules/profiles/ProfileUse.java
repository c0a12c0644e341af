package org.dutywatch.compliance.rules.profiles;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/**
 * A switch to a profile from an effective date on, drafted or approved. It is in force once a second person approves
 * it.
 */
@Entity
@DynamicUpdate // The service may change only some columns.
@Table(name = "estimator_profile_use")
class ProfileUse extends PanacheEntityBase {
    @Id
    @Column(name = "use_id")
    public UUID useId;

    @Generated
    @Column(updatable = false)
    public long position;

    @Column(updatable = false)
    public String version;

    @Column(name = "effective_from", updatable = false)
    public Instant effectiveFrom;

    @Column(updatable = false)
    public String note;

    @Column(updatable = false)
    public String author;

    @Column(name = "recorded_at", updatable = false)
    public Instant recordedAt;

    public @Nullable String approver;

    @Column(name = "approved_at")
    public @Nullable Instant approvedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected ProfileUse() {}

    ProfileUse(String version, ProfileUseRequest request, String author, Instant now) {
        this.useId = UUID.randomUUID();
        this.version = version;
        this.effectiveFrom = request.effectiveFrom();
        this.note = request.note();
        this.author = author;
        this.recordedAt = now;
    }
}
