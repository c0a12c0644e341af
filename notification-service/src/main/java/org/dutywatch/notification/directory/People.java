package org.dutywatch.notification.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.dutywatch.notification.database.Sql;
import org.dutywatch.notification.directory.domain.Person;

/** This service's own copy of the employees. All versions are kept; the highest version is the current one. */
@ApplicationScoped
public class People {
    private static final String INSERT = """
            insert into person (employee_id, version, known_from, active, name, email, unit, supervisor_id)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (employee_id, version) do nothing
            """;
    private static final String FIND = """
            select * from person where employee_id = ? order by version desc limit 1
            """;
    private static final String FIND_AS_OF = """
            select * from person where employee_id = ? and known_from <= ? order by version desc limit 1
            """;
    private static final String FIND_BY_EMAIL = """
            select p.* from person p
             where lower(p.email) = ? and p.active
               and not exists (select 1 from person q where q.employee_id = p.employee_id and q.version > p.version)
             order by p.employee_id limit 1
            """;

    private final Sql sql;
    private final Clock clock;

    People(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void store(EmployeeChanged event) {
        Person person = event.toPerson();
        sql.update(
                INSERT,
                person.employeeId(),
                event.version(),
                clock.instant(),
                person.active(),
                person.name(),
                person.email(),
                person.unit(),
                person.supervisorId());
    }

    /** Returns the current version; empty when the employee is unknown. */
    public Optional<Person> find(String employeeId) {
        return sql.first(FIND, People::read, employeeId);
    }

    /** Returns the version that this service had received by the given time; empty when it had none. */
    public Optional<Person> findAsOf(String employeeId, Instant at) {
        return sql.first(FIND_AS_OF, People::read, employeeId, at);
    }

    /** Returns the active employee with this mail address, ignoring case; the lowest employee id if several have it. */
    public Optional<Person> findByEmail(String email) {
        return sql.first(FIND_BY_EMAIL, People::read, email.toLowerCase(Locale.ROOT));
    }

    private static Person read(ResultSet row) throws SQLException {
        return new Person(
                row.getString("employee_id"),
                row.getBoolean("active"),
                row.getString("name"),
                row.getString("email"),
                row.getString("unit"),
                row.getString("supervisor_id"));
    }
}
