package org.dutywatch.compliance.cases.answers;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.cases.replies.FindingShifts.FindingShift;

/** An order to an employee to make a statement about a finding. */
@Entity
@Table(name = "statement_order")
class StatementOrder extends PanacheEntityBase {
    @Id
    @Column(name = "order_id")
    public UUID orderId;

    @Column(name = "finding_id")
    public UUID findingId;

    @Column(name = "employee_id")
    public String employeeId;

    public String reason;

    @Column(name = "ordered_by")
    public String orderedBy;

    @Column(name = "ordered_at")
    public Instant orderedAt;

    static List<StatementOrder> of(UUID findingId) {
        return list("findingId", findingId);
    }

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected StatementOrder() {}

    StatementOrder(FindingShift findingShift, String reason, String orderedBy, Instant now) {
        this.orderId = UUID.randomUUID();
        this.findingId = findingShift.findingId();
        this.employeeId = findingShift.employeeId();
        this.reason = reason;
        this.orderedBy = orderedBy;
        this.orderedAt = now;
    }
}
