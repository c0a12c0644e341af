package org.dutywatch.compliance.cases.acknowledgement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** Stores the highest version of each notice. Order and duplicates of the events do not matter. */
@ApplicationScoped
public class RecordNotices {
    private static final String UPSERT = """
            insert into notice (notice_id, finding_id, employee_id, version, recipient_kind, recipient_employee_id,
                                state, channel, told_revision, told_at, acknowledged_at, acknowledged_by, comment)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (notice_id) do update set
                version = excluded.version, recipient_kind = excluded.recipient_kind,
                recipient_employee_id = excluded.recipient_employee_id, state = excluded.state,
                channel = excluded.channel, told_revision = excluded.told_revision, told_at = excluded.told_at,
                acknowledged_at = excluded.acknowledged_at, acknowledged_by = excluded.acknowledged_by,
                comment = excluded.comment
             where excluded.version > notice.version
            """;

    private static final String LOCK_STORED = """
            select notice_id, version, acknowledged_at from notice where notice_id = any(?) order by notice_id for update
            """;

    private final DataSource database;
    private final AcknowledgeFindings acknowledgeFindings;

    RecordNotices(DataSource database, AcknowledgeFindings acknowledgeFindings) {
        this.database = database;
        this.acknowledgeFindings = acknowledgeFindings;
    }

    private record StoredNotice(int version, @Nullable Instant acknowledgedAt) {}

    @Transactional
    public void apply(List<NoticeChanged> notices) {
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement(UPSERT)) {
            var acknowledged = newlyAcknowledged(lockStored(connection, notices), notices);
            for (var notice : notices) {
                bind(upsert, notice);
                upsert.addBatch();
            }
            upsert.executeBatch();
            if (!acknowledged.isEmpty()) {
                acknowledgeFindings.apply(acknowledged);
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot record notices", e);
        }
    }

    private static Map<UUID, StoredNotice> lockStored(Connection connection, List<NoticeChanged> notices)
            throws SQLException {
        Map<UUID, StoredNotice> stored = new HashMap<>();
        try (var select = connection.prepareStatement(LOCK_STORED)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            notices.stream().map(NoticeChanged::noticeId).toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var at = rows.getObject(3, OffsetDateTime.class);
                    stored.put(
                            rows.getObject(1, UUID.class),
                            new StoredNotice(rows.getInt(2), at == null ? null : at.toInstant()));
                }
            }
        }
        return stored;
    }

    /** Notices with a new acknowledgement. Later versions of a notice only repeat the one that is stored. */
    private static List<NoticeChanged> newlyAcknowledged(Map<UUID, StoredNotice> stored, List<NoticeChanged> notices) {
        List<NoticeChanged> acknowledged = new ArrayList<>();
        for (var notice : notices) {
            var before = stored.getOrDefault(notice.noticeId(), new StoredNotice(0, null));
            if (notice.version() > before.version()) {
                var at = notice.acknowledgedAt();
                if (at != null && !at.equals(before.acknowledgedAt())) {
                    acknowledged.add(notice);
                }
                stored.put(notice.noticeId(), new StoredNotice(notice.version(), at));
            }
        }
        return acknowledged;
    }

    private static void bind(PreparedStatement upsert, NoticeChanged notice) throws SQLException {
        var recipient = notice.recipient();
        upsert.setObject(1, notice.noticeId());
        upsert.setObject(2, notice.findingId());
        upsert.setString(3, notice.employeeId());
        upsert.setInt(4, notice.version());
        upsert.setString(5, recipient == null ? null : recipient.kind());
        upsert.setString(6, recipient == null ? null : recipient.employeeId());
        upsert.setString(7, notice.state());
        upsert.setString(8, notice.channel());
        upsert.setObject(9, notice.toldRevision());
        setTime(upsert, 10, notice.toldAt());
        setTime(upsert, 11, notice.acknowledgedAt());
        upsert.setString(12, notice.acknowledgedBy());
        upsert.setString(13, notice.comment());
    }

    private static void setTime(PreparedStatement statement, int index, @Nullable Instant at) throws SQLException {
        statement.setObject(index, at == null ? null : at.atOffset(ZoneOffset.UTC));
    }
}
