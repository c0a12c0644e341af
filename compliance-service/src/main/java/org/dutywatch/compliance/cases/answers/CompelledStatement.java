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

/** A statement that a superior ordered an employee to make. It is never published or shown with a finding. */
@Entity
@Table(name = "compelled_statement")
class CompelledStatement extends PanacheEntityBase {
    @Id
    @Column(name = "statement_id")
    public UUID statementId;

    @Column(name = "finding_id")
    public UUID findingId;

    @Column(name = "employee_id")
    public String employeeId;

    public String text;

    @Column(name = "ordered_by")
    public String orderedBy;

    @Column(name = "filed_at")
    public Instant filedAt;

    static List<CompelledStatement> of(UUID findingId) {
        return list("findingId", findingId);
    }

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected CompelledStatement() {}

    CompelledStatement(FindingShift findingShift, String text, String orderedBy, Instant now) {
        this.statementId = UUID.randomUUID();
        this.findingId = findingShift.findingId();
        this.employeeId = findingShift.employeeId();
        this.text = text;
        this.orderedBy = orderedBy;
        this.filedAt = now;
    }
}
