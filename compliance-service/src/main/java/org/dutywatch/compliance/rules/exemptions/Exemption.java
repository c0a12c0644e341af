package org.dutywatch.compliance.rules.exemptions;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.SortedSet;
import java.util.UUID;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.WeeklyHours;
import org.jspecify.annotations.Nullable;

/**
 * An exemption for official business: on-duty access that it covers does not count (General Order M1219, IV.C). It is
 * stored approved, and revoked at most once.
 *
 * <p>Either the employee or the unit is null. Null weekdays mean that it applies from start to end; null sites mean all
 * sites.
 */
@Entity
@Table(name = "exemption")
public class Exemption extends PanacheEntityBase {
    @Id
    @Column(name = "exemption_id")
    public UUID exemptionId;

    @Column(name = "employee_id")
    public @Nullable String employeeId;

    public @Nullable String unit;

    @Column(name = "start_at")
    public Instant startAt;

    @Column(name = "end_at")
    public Instant endAt;

    public @Nullable String weekdays;

    @Column(name = "hours_from")
    public @Nullable LocalTime hoursFrom;

    @Column(name = "hours_to")
    public @Nullable LocalTime hoursTo;

    public @Nullable String zone;

    public @Nullable String sites;

    @Enumerated(EnumType.STRING)
    public ExemptionPurpose purpose;

    public String reason;

    @Column(name = "directed_by")
    public @Nullable String directedBy;

    @Column(name = "approved_by")
    public String approvedBy;

    @Column(name = "review_on")
    public LocalDate reviewOn;

    @Column(name = "created_by")
    public String createdBy;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "revoked_by")
    public @Nullable String revokedBy;

    @Column(name = "revoked_at")
    public @Nullable Instant revokedAt;

    @Column(name = "revoke_reason")
    public @Nullable String revokeReason;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Exemption() {}

    Exemption(RequestedExemption requested, String approvedBy, String createdBy, Instant now) {
        this.exemptionId = UUID.randomUUID();
        this.employeeId = requested.employeeId();
        this.unit = requested.unit();
        this.startAt = requested.window().start();
        this.endAt = requested.window().end();
        WeeklyHours hours = requested.hours();
        if (hours != null) {
            this.weekdays = ExemptionTextFormat.days(hours.days());
            this.hoursFrom = hours.from();
            this.hoursTo = hours.to();
            this.zone = hours.zone().getId();
        }
        this.sites = ExemptionTextFormat.sites(requested.sites());
        this.purpose = requested.purpose();
        this.reason = requested.reason();
        this.directedBy = requested.directedBy();
        this.approvedBy = approvedBy;
        LocalDate reviewDate = requested.reviewOn();
        this.reviewOn =
                reviewDate == null ? LocalDate.ofInstant(now, ZoneOffset.UTC).plusYears(1) : reviewDate;
        this.createdBy = createdBy;
        this.createdAt = now;
    }

    void revoke(String by, Instant now, String why) {
        revokedBy = by;
        revokedAt = now;
        revokeReason = why;
    }

    Interval window() {
        return new Interval(startAt, endAt);
    }

    public @Nullable WeeklyHours hours() {
        return ExemptionTextFormat.hours(weekdays, hoursFrom, hoursTo, zone);
    }

    public SortedSet<String> siteKeys() {
        return ExemptionTextFormat.sites(sites);
    }

    /** The employee id, or the word "unit" and the unit's name, for the audit trail. */
    public String subject() {
        return employeeId == null ? "unit " + unit : employeeId;
    }
}
