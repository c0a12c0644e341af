package org.dutywatch.notification.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.notification.directory.domain.Person;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The changes of mail addresses, units and supervisors, about which the employees get a mail. */
@ApplicationScoped
public class RecordChanges {
    /** An employee who was not known before gets no mail. */
    private static final String ADD = """
            insert into record_change (change_id, employee_id, version_before, version)
            select gen_random_uuid(), later.employee_id, earlier.version, later.version
              from unnest(:employeeIds::text[], :versions::bigint[]) as stored (employee_id, version)
              join person later using (employee_id, version)
             cross join lateral (select * from person p
                                  where p.employee_id = later.employee_id and p.version < later.version
                                  order by p.version desc limit 1) earlier
             where lower(later.email) is distinct from lower(earlier.email)
                or later.unit is distinct from earlier.unit
                or later.supervisor_id is distinct from earlier.supervisor_id
            on conflict (employee_id, version) do nothing
            returning change_id
            """;

    private static final String SIDE = """
            select p.* from record_change c
              join person p on p.employee_id = c.employee_id and p.version = c.%s
             where c.change_id = :changeId
            """;
    private static final RowMapper<Person> PERSON = ConstructorMapper.of(Person.class);

    private final Database database;

    RecordChanges(Database database) {
        this.database = database;
    }

    /** Stores what these versions changed, unless it is stored; they must be stored themselves. */
    List<RecordChange> add(List<EmployeeChanged> events) {
        List<UUID> added = database.withHandle(handle -> handle.createQuery(ADD)
                .bindArray(
                        "employeeIds",
                        String.class,
                        events.stream().map(EmployeeChanged::employeeId).toList())
                .bindArray(
                        "versions",
                        Long.class,
                        events.stream().map(EmployeeChanged::version).toList())
                .mapTo(UUID.class)
                .list());
        return added.stream().map(this::get).toList();
    }

    public RecordChange get(UUID changeId) {
        return new RecordChange(changeId, side("version_before", changeId), side("version", changeId));
    }

    private Person side(String column, UUID changeId) {
        return database.withHandle(handle -> handle.createQuery(SIDE.formatted(column))
                .bind("changeId", changeId)
                .map(PERSON)
                .one());
    }
}
