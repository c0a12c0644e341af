package org.dutywatch.compliance.people.scim;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/**
 * Stores what only identity providers need: external ids, which users they deleted, and which units they created or
 * renamed.
 */
@ApplicationScoped
class ScimRecords {
    private static final String SAVE_USER = """
            insert into scim_user (employee_id, external_id, deleted) values (?, ?, ?)
            on conflict (employee_id) do update set external_id = excluded.external_id, deleted = excluded.deleted
            """;
    private static final String SAVE_GROUP = """
            insert into scim_group (group_id, unit, external_id) values (?, ?, ?)
            on conflict (group_id) do update set unit = excluded.unit, external_id = excluded.external_id
            """;

    private final DataSource database;

    ScimRecords(DataSource database) {
        this.database = database;
    }

    /**
     * What SCIM adds to an employee.
     *
     * @param externalId the id at the identity provider; null if none is known
     * @param deleted whether the identity provider deleted the user
     */
    record UserRecord(@Nullable String externalId, boolean deleted) {
        static final UserRecord NONE = new UserRecord(null, false);
    }

    /** A unit that an identity provider created or renamed. */
    record GroupRecord(UUID id, String unit, @Nullable String externalId) {}

    /** The records of all users, by employee id. */
    Map<String, UserRecord> users() {
        Map<String, UserRecord> users = new HashMap<>();
        read("select employee_id, external_id, deleted from scim_user", row -> {
            users.put(row.getString(1), new UserRecord(row.getString(2), row.getBoolean(3)));
        });
        return users;
    }

    List<GroupRecord> groups() {
        List<GroupRecord> groups = new ArrayList<>();
        read("select group_id, unit, external_id from scim_group order by unit", row -> {
            groups.add(new GroupRecord(row.getObject(1, UUID.class), row.getString(2), row.getString(3)));
        });
        return groups;
    }

    void save(String employeeId, UserRecord user) {
        write(SAVE_USER, insert -> {
            insert.setString(1, employeeId);
            insert.setString(2, user.externalId());
            insert.setBoolean(3, user.deleted());
        });
    }

    void save(GroupRecord group) {
        write(SAVE_GROUP, insert -> {
            insert.setObject(1, group.id());
            insert.setString(2, group.unit());
            insert.setString(3, group.externalId());
        });
    }

    void deleteGroup(UUID id) {
        write("delete from scim_group where group_id = ?", delete -> delete.setObject(1, id));
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private void read(String sql, RowReader reader) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the SCIM records", e);
        }
    }

    private void write(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot write the SCIM records", e);
        }
    }
}
