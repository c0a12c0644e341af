package org.dutywatch.notification.notices;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.eventkit.outbox.Outbox;
import org.dutywatch.notification.database.Sql;
import org.jspecify.annotations.Nullable;

/** Stores the notices; publishes each saved change through the outbox. */
@ApplicationScoped
public class Notices {
    private static final String INSERT = """
            insert into notice (recipient_kind, recipient_id, responsible, state, channel, told_revision, told_at,
                                acknowledged_at, acknowledged_by, comment, waiting_for, route_by, version,
                                notice_id, finding_id, employee_id, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String UPDATE = """
            update notice set recipient_kind = ?, recipient_id = ?, responsible = ?, state = ?, channel = ?,
                              told_revision = ?, told_at = ?, acknowledged_at = ?, acknowledged_by = ?, comment = ?,
                              waiting_for = ?, route_by = ?, version = ?
             where notice_id = ?
            """;
    private static final String WAITING_FOR = """
            select * from notice where recipient_kind is null and waiting_for = any (?)
             order by created_at, notice_id for update
            """;
    private static final String WAITING = """
            select * from notice where recipient_kind is null order by route_by limit 200 for update skip locked
            """;

    private final Sql sql;
    private final Outbox outbox;

    Notices(Sql sql, Outbox outbox) {
        this.sql = sql;
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
        write(saved);
        if (after.version() == 0 || !after.withResponsible(before.responsible()).equals(before)) {
            outbox.append(NoticeChanged.TOPIC, saved.employeeId(), NoticeChanged.of(saved));
        }
        return saved;
    }

    /** Returns all notices of a finding, locked until the caller's transaction ends. */
    public List<Notice> lockOfFinding(UUID findingId) {
        return sql.list(
                "select * from notice where finding_id = ? order by created_at, notice_id for update",
                Notices::read,
                findingId);
    }

    public Optional<Notice> find(UUID noticeId) {
        return sql.first("select * from notice where notice_id = ?", Notices::read, noticeId);
    }

    public Optional<Notice> lock(UUID noticeId) {
        return sql.first("select * from notice where notice_id = ? for update", Notices::read, noticeId);
    }

    /** Returns the notices that wait for one of these employees, locked until the caller's transaction ends. */
    public List<Notice> lockWaitingFor(Collection<String> employeeIds) {
        return sql.list(WAITING_FOR, Notices::read, (Object) employeeIds.toArray(String[]::new));
    }

    /**
     * Returns up to 200 notices without a recipient, the earliest deadline first, locked until the caller's transaction
     * ends; skips notices that another transaction has locked.
     */
    public List<Notice> lockWaiting() {
        return sql.list(WAITING, Notices::read);
    }

    private void write(Notice notice) {
        var recipient = notice.recipient();
        var answer = notice.answer();
        @Nullable
        Object[] columns = {
            recipient == null ? null : recipient.kind(),
            recipient == null ? null : recipient.employeeId(),
            notice.responsible(),
            notice.state(),
            notice.channel(),
            notice.toldRevision(),
            notice.toldAt(),
            answer == null ? null : answer.at(),
            answer == null ? null : answer.by(),
            answer == null ? null : answer.comment(),
            notice.waitingFor(),
            notice.routeBy(),
            notice.version(),
            notice.noticeId(),
            notice.findingId(),
            notice.employeeId(),
            notice.createdAt()
        };
        if (notice.version() == 1) {
            sql.update(INSERT, columns);
        } else {
            sql.update(UPDATE, Arrays.copyOf(columns, 14));
        }
    }

    static Notice read(ResultSet row) throws SQLException {
        return new Notice(
                row.getObject("notice_id", UUID.class),
                row.getObject("finding_id", UUID.class),
                row.getString("employee_id"),
                row.getInt("version"),
                recipient(row),
                row.getBoolean("responsible"),
                Notice.State.valueOf(row.getString("state")),
                Notice.Channel.valueOf(row.getString("channel")),
                Sql.nullableInteger(row, "told_revision"),
                Sql.nullableInstant(row, "told_at"),
                answer(row),
                row.getString("waiting_for"),
                Sql.nullableInstant(row, "route_by"),
                Sql.requiredInstant(row, "created_at"));
    }

    private static @Nullable Recipient recipient(ResultSet row) throws SQLException {
        String kind = row.getString("recipient_kind");
        return kind == null ? null : new Recipient(Recipient.Kind.valueOf(kind), row.getString("recipient_id"));
    }

    private static Notice.@Nullable Answer answer(ResultSet row) throws SQLException {
        Instant at = Sql.nullableInstant(row, "acknowledged_at");
        return at == null ? null : new Notice.Answer(at, row.getString("acknowledged_by"), row.getString("comment"));
    }
}
