package org.dutywatch.compliance.cases.notices;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** Reads the notices about a finding to those who supervise the employee. */
@ApplicationScoped
public class Notices {
    private static final String OF_FINDING = """
            select notice_id, recipient_kind, recipient_employee_id, state, channel, told_revision, told_at,
                   acknowledged_at, acknowledged_by, comment
              from notice
             where finding_id = ?
             order by told_at nulls last, notice_id
            """;

    private final DataSource database;

    Notices(DataSource database) {
        this.database = database;
    }

    public List<Notice> of(UUID findingId) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(OF_FINDING)) {
            select.setObject(1, findingId);
            try (var rows = select.executeQuery()) {
                List<Notice> notices = new ArrayList<>();
                while (rows.next()) {
                    notices.add(notice(rows));
                }
                return notices;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read notices", e);
        }
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, Integer.class),
                time(row, 7),
                time(row, 8),
                row.getString(9),
                row.getString(10));
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
