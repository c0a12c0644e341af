package org.dutywatch.compliance.people.scim;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/**
 * Stores what only identity providers need: external ids, which users they deleted, and which units they created or
 * renamed.
 */
@ApplicationScoped
class ScimRecords {
    private static final String SAVE_USER = """
            insert into scim_user (employee_id, external_id, deleted, emails)
            values (:employeeId, :externalId, :deleted, :emails::jsonb)
            on conflict (employee_id) do update set external_id = excluded.external_id, deleted = excluded.deleted,
                                                    emails = excluded.emails
            """;
    private static final String USERS = """
            select employee_id, u.external_id, coalesce(u.deleted, false) as deleted, u.emails::text as emails,
                   w.supervisor_id as awaited_supervisor_id
              from scim_user u full join awaited_supervisor w using (employee_id)
            """;
    private static final String SAVE_GROUP = """
            insert into scim_group (group_id, unit, external_id) values (:groupId, :unit, :externalId)
            on conflict (group_id) do update set unit = excluded.unit, external_id = excluded.external_id
            """;

    private final Database database;

    ScimRecords(Database database) {
        this.database = database;
    }

    /**
     * What SCIM adds to an employee.
     *
     * @param externalId the id at the identity provider; null if none is known
     * @param deleted whether the identity provider deleted the user
     * @param emails the addresses at work and the primary one that it gave, as JSON; null if it gave none
     * @param awaitedSupervisorId the supervisor whom it named and who is not applied yet; null if there is none. It is
     *     read only
     */
    public record UserRecord(
            String employeeId,
            @Nullable String externalId,
            boolean deleted,
            @Nullable String emails,
            @Nullable String awaitedSupervisorId) {
        static UserRecord none(String employeeId) {
            return new UserRecord(employeeId, null, false, null, null);
        }

        UserRecord asDeleted() {
            return new UserRecord(employeeId, externalId, true, null, awaitedSupervisorId);
        }
    }

    /** A unit that an identity provider created or renamed. */
    public record GroupRecord(
            UUID groupId, String unit, @Nullable String externalId) {}

    /** The records of all users, by employee id. */
    Map<String, UserRecord> users() {
        return database.withHandle(handle -> handle.createQuery(USERS)
                .map(ConstructorMapper.of(UserRecord.class))
                .collectToMap(UserRecord::employeeId, user -> user));
    }

    /** The record of one user; one without external id if nothing is stored. */
    UserRecord user(String employeeId) {
        return database.withHandle(handle -> handle.select(USERS + " where employee_id = ?", employeeId)
                .map(ConstructorMapper.of(UserRecord.class))
                .findOne()
                .orElseGet(() -> UserRecord.none(employeeId)));
    }

    List<GroupRecord> groups() {
        return database.withHandle(handle -> handle.createQuery("select * from scim_group order by unit")
                .map(ConstructorMapper.of(GroupRecord.class))
                .list());
    }

    void save(UserRecord user) {
        database.useHandle(
                handle -> handle.createUpdate(SAVE_USER).bindMethods(user).execute());
    }

    void save(GroupRecord group) {
        database.useHandle(
                handle -> handle.createUpdate(SAVE_GROUP).bindMethods(group).execute());
    }

    void deleteGroup(UUID groupId) {
        database.useHandle(handle -> handle.execute("delete from scim_group where group_id = ?", groupId));
    }
}
