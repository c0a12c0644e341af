package org.dutywatch.compliance.insight.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.cases.holds.RetentionChanged;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.outbox.Outbox;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Deletes old findings, each as a whole: with its history, replies, claims, statements, notices and sealed bundles, so
 * that no part is left without the rest. A finding stays while it is not at its end, a claim or sealed bundle awaits, a
 * legal hold is about it, evidence of its shift is left, or a finding that is kept says that it was superseded by it.
 * That it was deleted is published: notification-service keeps its notices and mails until then.
 */
@ApplicationScoped
public class PurgeFindings {
    private static final int BATCH = 200;

    /** No legal hold is set until the commit; one that is being set is waited for, and then seen. */
    private static final String LOCK_HOLDS = "select lock_legal_holds()";

    /**
     * A finding that somebody is acting on is locked, and so skipped. A referred finding holds its evidence itself: it
     * goes first, and the evidence with the next drop.
     */
    private static final String OLD = """
            select finding_id, employee_id, shift_start, resolution is not distinct from 'REFERRED' as referred from finding f
             where greatest(changed_at, shift_end)
                   < case when resolution = 'REFERRED' then :referredBefore else :before end::timestamptz
               and state in ('CLOSED', 'WITHDRAWN', 'SUPERSEDED')
               and not exists (select from official_business_claim c
                                where c.finding_id = f.finding_id and c.state = 'PENDING')
               and not exists (select from snapshot_due d where d.finding_id = f.finding_id)
               and not exists (select from legal_hold h
                                where h.lifted_at is null
                                  and (h.finding_id = f.finding_id
                                       or (h.employee_id = f.employee_id
                                           and h.from_at < f.shift_end + interval '194 hours'
                                           and h.to_at > f.shift_start - interval '194 hours')))
               and (resolution is not distinct from 'REFERRED'
                    or not exists (select from evidence e
                                    where e.employee_id = f.employee_id
                                      and e.hour between f.shift_start - interval '1 hour' and f.shift_end))
               and not exists (select from finding other where other.superseded_by = f.finding_id)
             order by shift_start limit :batch
               for update of f skip locked
            """;

    /** In the order in which one refers to the other; a sealed bundle goes only after its finding. */
    private static final List<String> DELETIONS = List.of(
            """
            delete from decision where decision_id in
                (select claim_id from official_business_claim where finding_id = any(:ids))
            """,
            """
            delete from decision where decision_id in
                (select closing_id from finding_closing where finding_id = any(:ids))
            """,
            "delete from finding_closing where finding_id = any(:ids)",
            "delete from official_business_claim where finding_id = any(:ids)",
            "delete from finding_reply where finding_id = any(:ids)",
            "delete from compelled_statement where finding_id = any(:ids)",
            "delete from statement_order where finding_id = any(:ids)",
            "delete from notice where finding_id = any(:ids)",
            "delete from finding_change where finding_id = any(:ids)",
            "delete from alerted_shift where finding_id = any(:ids)",
            "delete from finding where finding_id = any(:ids)",
            "delete from sealed_bundle where finding_id = any(:ids)");

    private final Database database;
    private final PurgeDates dates;
    private final AuditTrail audit;
    private final Outbox outbox;

    PurgeFindings(Database database, PurgeDates dates, AuditTrail audit, Outbox outbox) {
        this.database = database;
        this.dates = dates;
        this.audit = audit;
        this.outbox = outbox;
    }

    /** A finding whose time is over. Public, because Jdbi creates it. */
    public record OldFinding(UUID findingId, String employeeId, Instant shiftStart, boolean referred) {}

    /**
     * Deletes one batch and records it in the audit trail, in one transaction.
     *
     * @return whether there may be more
     */
    @Transactional
    public boolean purge() {
        Instant before = dates.findings();
        Instant referredBefore = dates.referredFindings();
        List<OldFinding> old = database.withHandle(handle -> {
            handle.execute(LOCK_HOLDS);
            return handle.createQuery(OLD)
                    .bind("before", before)
                    .bind("referredBefore", referredBefore)
                    .bind("batch", BATCH)
                    .map(ConstructorMapper.of(OldFinding.class))
                    .list();
        });
        if (old.isEmpty()) {
            return false;
        }
        var ids = old.stream().map(OldFinding::findingId).toList();
        database.useHandle(handle -> DELETIONS.forEach(deletion -> delete(handle, deletion, ids)));
        publish(old);
        audit.recordServiceAction(
                "purge_findings",
                null,
                ("%d findings about shifts from %s to %s, %d of them referred, with their replies, statements, notices and"
                                + " sealed bundles: their retention ended at %s, or at %s if referred")
                        .formatted(
                                old.size(),
                                old.get(0).shiftStart(),
                                old.get(old.size() - 1).shiftStart(),
                                old.stream().filter(OldFinding::referred).count(),
                                before,
                                referredBefore));
        return old.size() == BATCH;
    }

    private void publish(List<OldFinding> purged) {
        Instant now = dates.now().truncatedTo(ChronoUnit.MILLIS);
        purged.forEach(finding -> outbox.append(
                RetentionChanged.TOPIC,
                finding.employeeId(),
                RetentionChanged.purged(finding.findingId(), finding.employeeId(), now)));
    }

    private static void delete(Handle handle, String deletion, List<UUID> ids) {
        handle.createUpdate(deletion).bindArray("ids", UUID.class, ids).execute();
    }
}
