package org.dutywatch.notification.notices;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dutywatch.eventkit.outbox.Outbox;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Stores the notices; publishes each saved change through the outbox. */
@ApplicationScoped
public class Notices {
    private static final String INSERT = """
            insert into notice (recipient_kind, recipient_id, responsible, state, channel, told_revision, told_at,
                                acknowledged_at, acknowledged_by, acknowledged_issuer, acknowledged_subject, comment, waiting_for, route_by, version,
                                notice_id, finding_id, employee_id, created_at)
            values (:recipient?.kind, :recipient?.employeeId, :responsible, :state, :channel, :toldRevision, :toldAt,
                    :answer?.at, :answer?.by, :answer?.issuer, :answer?.subject, :answer?.comment, :waitingFor, :routeBy, :version,
                    :noticeId, :findingId, :employeeId, :createdAt)
            """;
    private static final String UPDATE = """
            update notice set recipient_kind = :recipient?.kind, recipient_id = :recipient?.employeeId,
                              responsible = :responsible, state = :state, channel = :channel,
                              told_revision = :toldRevision, told_at = :toldAt, acknowledged_at = :answer?.at,
                              acknowledged_by = :answer?.by, acknowledged_issuer = :answer?.issuer,
                              acknowledged_subject = :answer?.subject, comment = :answer?.comment, waiting_for = :waitingFor,
                              route_by = :routeBy, version = :version
             where notice_id = :noticeId
            """;
    private static final String BY_ID = "select * from notice where notice_id = :noticeId";
    private static final String OF_FINDINGS = """
            select * from notice where finding_id = any (:findingIds) order by finding_id, created_at, notice_id for update
            """;
    private static final String WAITING_FOR = """
            select * from notice where recipient_kind is null and waiting_for = any (:employeeIds)
             order by created_at, notice_id for update
            """;
    private static final String WAITING = """
            select * from notice where recipient_kind is null order by route_by limit 200 for update skip locked
            """;

    private static final String LOCK_ALL = """
            select notice_id from notice where notice_id = any (:noticeIds)
             order by finding_id, created_at, notice_id for update
            """;
    private static final String MAKE_RESPONSIBLE_AGAIN = """
            update notice failed set responsible = true, version = version + 1
             where notice_id = any (:noticeIds) and state = 'UNDELIVERABLE' and not responsible
               and not exists (
                   select 1 from notice other
                    where other.finding_id = failed.finding_id and other.recipient_kind = 'SUPERVISOR'
                      and (other.responsible
                           or (other.notice_id = any (:noticeIds) and other.state = 'UNDELIVERABLE'
                               and (other.created_at, other.notice_id) > (failed.created_at, failed.notice_id))))
            """;

    private static final RowMapper<Notice> NOTICE = ConstructorMapper.of(Notice.class);

    private final Database database;
    private final Outbox outbox;

    Notices(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /**
     * Saves a changed notice and enqueues its event in the caller's transaction. An unchanged notice is not written. A
     * change of {@code responsible} alone is saved but not published.
     *
     * @param before the notice as it was read, or the draft for a new one
     */
    public Notice save(Notice before, Notice after) {
        if (after.version() > 0 && after.equals(before)) {
            return after;
        }
        Notice saved = after.nextVersion();
        database.useHandle(handle -> handle.createUpdate(saved.version() == 1 ? INSERT : UPDATE)
                .bindMethods(saved)
                .execute());
        if (after.version() == 0 || !after.withResponsible(before.responsible()).equals(before)) {
            outbox.append(NoticeChanged.TOPIC, saved.employeeId(), NoticeChanged.of(saved));
        }
        return saved;
    }

    /** Returns all notices of a finding, locked until the caller's transaction ends. */
    public List<Notice> lockOfFinding(UUID findingId) {
        return lockOfFindings(List.of(findingId)).getOrDefault(findingId, List.of());
    }

    /** Returns all notices of these findings by finding, locked until the caller's transaction ends. */
    public Map<UUID, List<Notice>> lockOfFindings(Collection<UUID> findingIds) {
        return database.withHandle(handle -> handle.createQuery(OF_FINDINGS)
                .bindArray("findingIds", UUID.class, findingIds)
                .map(NOTICE)
                .collect(Collectors.groupingBy(Notice::findingId)));
    }

    /**
     * Locks these notices until the caller's transaction ends. A recipient who is not responsible because a mail to him
     * has failed becomes responsible again, unless a supervisor has become responsible meanwhile. If that is so for
     * several recipients of one finding, only the one with the newest notice becomes responsible.
     */
    public void makeResponsibleAgain(Collection<UUID> noticeIds) {
        database.useHandle(handle -> {
            handle.createQuery(LOCK_ALL)
                    .bindArray("noticeIds", UUID.class, noticeIds)
                    .mapTo(UUID.class)
                    .list();
            handle.createUpdate(MAKE_RESPONSIBLE_AGAIN)
                    .bindArray("noticeIds", UUID.class, noticeIds)
                    .execute();
        });
    }

    public Optional<Notice> find(UUID noticeId) {
        return byId(BY_ID, noticeId);
    }

    public Optional<Notice> lock(UUID noticeId) {
        return byId(BY_ID + " for update", noticeId);
    }

    private Optional<Notice> byId(String query, UUID noticeId) {
        return database.withHandle(handle ->
                handle.createQuery(query).bind("noticeId", noticeId).map(NOTICE).findOne());
    }

    /** Returns the notices that wait for one of these employees, locked until the caller's transaction ends. */
    public List<Notice> lockWaitingFor(Collection<String> employeeIds) {
        return database.withHandle(handle -> handle.createQuery(WAITING_FOR)
                .bindArray("employeeIds", String.class, employeeIds)
                .map(NOTICE)
                .list());
    }

    /**
     * Returns up to 200 notices without a recipient, the earliest deadline first, locked until the caller's transaction
     * ends; skips notices that another transaction has locked.
     */
    public List<Notice> lockWaiting() {
        return database.withHandle(
                handle -> handle.createQuery(WAITING).map(NOTICE).list());
    }
}
