package org.dutywatch.compliance.exemptions;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.viewing.PageToken;
import org.dutywatch.compliance.viewing.TimeRange;
import org.jspecify.annotations.Nullable;

/** Official business: in this window the employee's access does not count. Approved from the start, revoked at most once. */
@Entity
@Table(name = "exemption")
class Exemption extends PanacheEntityBase {
    private static final String DURING = """
            startAt < :to and endAt > :from and (:everybody = true or employeeId in :only)
            and (startAt > :time or startAt = :time and exemptionId > :id)
            """;

    @Id
    @Column(name = "exemption_id")
    public UUID exemptionId;

    @Column(name = "employee_id")
    public String employeeId;

    @Column(name = "start_at")
    public Instant startAt;

    @Column(name = "end_at")
    public Instant endAt;

    public String reason;

    @Column(name = "directed_by")
    public @Nullable String directedBy;

    @Column(name = "approved_by")
    public String approvedBy;

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

    /**
     * The exemptions that overlap the window, in order of their start.
     *
     * @param only of these employees; null means everybody
     * @param after where the page before ended
     */
    static List<Exemption> page(TimeRange window, @Nullable Set<String> only, PageToken after, int size) {
        return Exemption.<Exemption>find(
                        DURING,
                        Sort.by("startAt", "exemptionId"),
                        Parameters.with("from", window.from())
                                .and("to", window.to())
                                .and("everybody", only == null)
                                .and("only", only == null ? Set.of() : only)
                                .and("time", after.time())
                                .and("id", after.id()))
                .page(0, size)
                .list();
    }

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Exemption() {}

    Exemption(ExemptionRow row, String approvedBy, String createdBy, Instant now) {
        this.exemptionId = UUID.randomUUID();
        this.employeeId = row.employeeId();
        this.startAt = row.window().start();
        this.endAt = row.window().end();
        this.reason = row.reason();
        this.directedBy = row.directedBy();
        this.approvedBy = approvedBy;
        this.createdBy = createdBy;
        this.createdAt = now;
    }

    void revoke(String by, Instant now, String why) {
        revokedBy = by;
        revokedAt = now;
        revokeReason = why;
    }
}
