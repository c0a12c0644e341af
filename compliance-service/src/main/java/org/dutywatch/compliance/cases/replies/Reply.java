package org.dutywatch.compliance.cases.replies;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.cases.replies.FindingShifts.FindingShift;

/** A voluntary reply of an employee to a finding about himself. */
@Entity
@Table(name = "finding_reply")
public class Reply extends PanacheEntityBase {
    @Id
    @Column(name = "reply_id")
    public UUID replyId;

    @Column(name = "finding_id")
    public UUID findingId;

    @Column(name = "employee_id")
    public String employeeId;

    public String text;

    @Column(name = "filed_by")
    public String filedBy;

    @Column(name = "filed_at")
    public Instant filedAt;

    /** The replies to a finding, the oldest first. */
    public static List<Reply> of(UUID findingId) {
        return list("findingId = ?1 order by filedAt, replyId", findingId);
    }

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Reply() {}

    public Reply(FindingShift findingShift, String text, String filedBy, Instant now) {
        this.replyId = UUID.randomUUID();
        this.findingId = findingShift.findingId();
        this.employeeId = findingShift.employeeId();
        this.text = text;
        this.filedBy = filedBy;
        this.filedAt = now;
    }
}
