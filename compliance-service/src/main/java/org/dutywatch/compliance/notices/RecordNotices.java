package org.dutywatch.compliance.notices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;
import org.jspecify.annotations.Nullable;

/** Keeps the highest version of each notice, in whatever order they come and however often. */
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

    private final DataSource database;

    RecordNotices(DataSource database) {
        this.database = database;
    }

    @Transactional
    public void apply(List<NoticeChanged> notices) {
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement(UPSERT)) {
            for (var notice : notices) {
                bind(upsert, notice);
                upsert.addBatch();
            }
            upsert.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot record notices", e);
        }
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
