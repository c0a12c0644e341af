package org.dutywatch.compliance.cases.replies;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A claim that accesses were official business. Filed with a reply; decided once by an administrator or supervisor. */
@Entity
@DynamicUpdate // The service may change only some columns.
@Table(name = "official_business_claim")
public class Claim extends PanacheEntityBase {
    @Id
    @Column(name = "claim_id")
    public UUID claimId;

    @Column(name = "finding_id")
    public UUID findingId;

    @Column(name = "reply_id")
    public UUID replyId;

    @Column(name = "employee_id")
    public String employeeId;

    @Column(name = "start_at")
    public Instant startAt;

    @Column(name = "end_at")
    public Instant endAt;

    @Column(name = "directed_by")
    public @Nullable String directedBy;

    public String purpose;

    @Column(name = "filed_at")
    public Instant filedAt;

    @Enumerated(EnumType.STRING)
    public ClaimState state;

    @Column(name = "decided_by")
    public @Nullable String decidedBy;

    @Column(name = "decided_at")
    public @Nullable Instant decidedAt;

    @Column(name = "decision_reason")
    public @Nullable String decisionReason;

    @Column(name = "exemption_id")
    public @Nullable UUID exemptionId;

    public static boolean hasPendingClaim(UUID findingId) {
        return count("findingId = ?1 and state = ?2", findingId, ClaimState.PENDING) > 0;
    }

    public static List<Claim> of(UUID findingId) {
        return list("findingId", findingId);
    }

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Claim() {}

    public Claim(Reply reply, ReplyRequest.ClaimRequest request) {
        this.claimId = UUID.randomUUID();
        this.findingId = reply.findingId;
        this.replyId = reply.replyId;
        this.employeeId = reply.employeeId;
        this.startAt = request.start();
        this.endAt = request.end();
        this.directedBy = request.directedBy();
        this.purpose = request.purpose();
        this.filedAt = reply.filedAt;
        this.state = ClaimState.PENDING;
    }

    /**
     * Stores how it ended.
     *
     * @param by who decided; null if nobody did
     */
    public void settle(ClaimState settled, @Nullable String by, @Nullable Instant at, @Nullable String reason) {
        state = settled;
        decidedBy = by;
        decidedAt = at;
        decisionReason = reason;
    }
}
