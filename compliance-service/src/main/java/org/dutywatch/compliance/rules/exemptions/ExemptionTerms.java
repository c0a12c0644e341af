package org.dutywatch.compliance.rules.exemptions;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.time.LocalTime;
import java.util.SortedSet;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.WeeklyHours;
import org.jspecify.annotations.Nullable;

/**
 * What an exemption and a draft of one have in common: whom, when and what it exempts, and why.
 *
 * <p>Either the employee or the unit is null. Null weekdays mean that it applies from start to end; null sites mean all
 * sites.
 */
@MappedSuperclass
public abstract class ExemptionTerms extends PanacheEntityBase {
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

    @Column(name = "created_by")
    public String createdBy;

    @Column(name = "created_at")
    public Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected ExemptionTerms() {}

    protected ExemptionTerms(RequestedExemption requested, String createdBy, Instant now) {
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
        this.createdBy = createdBy;
        this.createdAt = now;
    }

    /** The id of the employee, or the name of the user, who approved it or is to approve it; null if nobody is named. */
    public abstract @Nullable String approver();

    public Interval window() {
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
