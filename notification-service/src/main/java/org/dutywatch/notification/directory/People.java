package org.dutywatch.notification.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dutywatch.eventkit.rest.Login;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.notification.directory.domain.Person;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** This service's own copy of the employees. All versions are kept; the highest version is the current one. */
@ApplicationScoped
public class People {
    private static final String INSERT = """
            insert into person (employee_id, version, known_from, active, name, email, unit, supervisor_id, logins)
            values (:employeeId, :version, :knownFrom, :active, :name, :email, :unit, :supervisorId, :logins::jsonb)
            on conflict (employee_id, version) do nothing
            """;
    private static final String FIND = """
            select * from person where employee_id = :employeeId order by version desc limit 1
            """;
    private static final String FIND_AS_OF = """
            select * from person where employee_id = :employeeId and known_from <= :at order by version desc limit 1
            """;
    private static final String FIND_BY_EMAIL = """
            select p.* from person p
             where lower(p.email) = :email and p.active
               and not exists (select 1 from person q where q.employee_id = p.employee_id and q.version > p.version)
             order by p.employee_id limit 1
            """;
    private static final String FIND_BY_LOGIN = """
            select p.* from person p
             where p.logins @> :logins::jsonb
               and not exists (select 1 from person q where q.employee_id = p.employee_id and q.version > p.version)
             order by p.employee_id limit 2
            """;

    private static final String WITH_SUPERVISORS = """
            with recursive chain (employee_id) as (
                 select unnest(:employeeIds)
                 union
                 select p.supervisor_id from chain c
                  cross join lateral (select supervisor_id from person where employee_id = c.employee_id
                                       order by version desc limit 1) p
                  where p.supervisor_id is not null)
            select p.* from chain c
             cross join lateral (select * from person where employee_id = c.employee_id
                                  order by version desc limit 1) p
            """;
    private static final String LEFT_AT = "select left_at from leaver where employee_id = :employeeId";
    private static final String WAS_INACTIVE_SINCE = """
            select exists (select from person where employee_id = :employeeId and not active and known_from >= :since)
            """;
    private static final RowMapper<Person> PERSON = ConstructorMapper.of(Person.class);

    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;

    People(Database database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Stores these versions; one that is stored already changes nothing. */
    void store(List<EmployeeChanged> events) {
        Instant knownFrom = clock.instant();
        database.useHandle(handle -> {
            var batch = handle.prepareBatch(INSERT);
            events.forEach(event -> batch.bindMethods(event.toPerson())
                    .bind("version", event.version())
                    .bind("knownFrom", knownFrom)
                    .bind("logins", json(event.ownLogins()))
                    .add());
            batch.execute();
        });
    }

    /** Returns the current version; empty when the employee is unknown. */
    public Optional<Person> find(String employeeId) {
        return database.withHandle(handle -> handle.createQuery(FIND)
                .bind("employeeId", employeeId)
                .map(PERSON)
                .findOne());
    }

    /**
     * Returns a function that finds the current version of an employee; empty when he is unknown. These employees and
     * their chains of command are loaded at once, everybody else when he is asked for.
     */
    public Function<String, Optional<Person>> withSupervisors(Collection<String> employeeIds) {
        Map<String, Optional<Person>> found = new HashMap<>();
        database.withHandle(handle -> handle.createQuery(WITH_SUPERVISORS)
                        .bindArray("employeeIds", String.class, employeeIds)
                        .map(PERSON)
                        .list())
                .forEach(person -> found.put(person.employeeId(), Optional.of(person)));
        return employeeId -> found.computeIfAbsent(employeeId, this::find);
    }

    /** Returns since when this service knows that he is not active; empty when he is active or unknown. */
    Optional<Instant> leftAt(String employeeId) {
        return database.withHandle(handle -> handle.createQuery(LEFT_AT)
                .bind("employeeId", employeeId)
                .mapTo(Instant.class)
                .findOne());
    }

    /** Returns whether this service has got to know since this time that he was not active, even if he is again. */
    public boolean wasInactiveSince(String employeeId, Instant since) {
        return database.withHandle(handle -> handle.createQuery(WAS_INACTIVE_SINCE)
                .bind("employeeId", employeeId)
                .bind("since", since)
                .mapTo(Boolean.class)
                .one());
    }

    /** Returns the version that this service had received by the given time; empty when it had none. */
    public Optional<Person> findAsOf(String employeeId, Instant at) {
        return database.withHandle(handle -> handle.createQuery(FIND_AS_OF)
                .bind("employeeId", employeeId)
                .bind("at", at)
                .map(PERSON)
                .findOne());
    }

    /**
     * Returns the active employee who gets the mails to this address, ignoring case; the lowest employee id if several
     * do. It says nothing about whose login is whose.
     */
    public Optional<Person> findByEmail(String email) {
        return database.withHandle(handle -> handle.createQuery(FIND_BY_EMAIL)
                .bind("email", email.toLowerCase(Locale.ROOT))
                .map(PERSON)
                .findOne());
    }

    /**
     * Returns the employee to whom this login belongs, active or not. Empty when none is known, and when two are: a
     * login moved from one to the other, and only one of the two events has arrived.
     */
    public Optional<Person> findByLogin(Login login) {
        List<Person> found = database.withHandle(handle -> handle.createQuery(FIND_BY_LOGIN)
                .bind("logins", json(List.of(login)))
                .map(PERSON)
                .list());
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private String json(List<Login> logins) {
        return json.valueToTree(logins).toString();
    }
}
