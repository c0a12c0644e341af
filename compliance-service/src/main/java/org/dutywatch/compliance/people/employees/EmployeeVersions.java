package org.dutywatch.compliance.people.employees;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.identity.ActorColumns;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory.FactsPeriod;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The bitemporal history of employees: which facts held in which period, and when that was recorded. Rows are added and
 * superseded, never overwritten.
 */
@ApplicationScoped
public class EmployeeVersions {
    private static final String CURRENT = """
            select * from employee_version where superseded_at is null order by employee_id, valid_from
            """;
    private static final String HISTORY = """
            select * from employee_version where employee_id = :employeeId order by recorded_at, valid_from
            """;
    private static final String AT = """
            select * from employee_version
             where employee_id = :employeeId and valid_from <= :moment and valid_to > :moment
               and recorded_at <= :asOf and (superseded_at is null or superseded_at > :asOf)
            """;
    private static final String AUTHORS = """
            select recorded_by, recorded_by_employee_id, recorded_by_issuer, recorded_by_subject
              from employee_version
             where employee_id = :employeeId and valid_from = :from
               and (recorded_by <> :schedule or recorded_by_subject is not null)
             order by recorded_at
            """;
    private static final String SUPERSEDE = """
            update employee_version set superseded_at = :at
             where employee_id = :employeeId and valid_from = :from and superseded_at is null
            """;
    private static final String ADD = """
            insert into employee_version (employee_id, valid_from, valid_to, active, username, aliases, name, email,
                                          supervisor_id, unit, rank, recorded_at, recorded_by,
                                          recorded_by_employee_id, recorded_by_issuer, recorded_by_subject, reason)
            values (:employeeId, :from, :to, :active, :username, :aliasNames, :name, :email,
                    :supervisorId, :unit, :rank, :at, :by, :byEmployeeId, :byIssuer, :bySubject, :reason)
            """;

    private final Database database;

    EmployeeVersions(Database database) {
        this.database = database;
    }

    /** Who recorded a version, when and why. */
    public record VersionAuthorship(
            Actor author, Instant at, @Nullable String reason) {}

    /**
     * The facts of one period, as recorded once.
     *
     * @param supersededAt when another version replaced it; null if it is current
     */
    public record EmployeeVersion(
            FactsPeriod period,
            VersionAuthorship authorship,
            @Nullable Instant supersededAt) {}

    /** The history of every employee as recorded now, by employee id. */
    @Transactional(TxType.MANDATORY)
    public Map<String, EmployeeHistory> currentHistories() {
        Map<String, List<FactsPeriod>> periods =
                database.withHandle(handle -> select(handle, CURRENT).map(EmployeeVersions::period).stream()
                        .collect(Collectors.groupingBy(period -> period.facts().employeeId())));
        Map<String, EmployeeHistory> histories = new HashMap<>();
        periods.forEach((employeeId, known) -> histories.put(employeeId, EmployeeHistory.of(known)));
        return histories;
    }

    /** All versions of one employee, superseded ones included, in the order in which they were recorded. */
    public List<EmployeeVersion> of(String employeeId) {
        return database.withHandle(handle -> select(handle, HISTORY)
                .bind("employeeId", employeeId)
                .map(EmployeeVersions::version)
                .list());
    }

    /** The version that held at {@code at}, as recorded at {@code asOf}; empty if none was recorded. */
    public Optional<EmployeeVersion> of(String employeeId, Instant at, Instant asOf) {
        return database.withHandle(handle -> select(handle, AT)
                .bind("employeeId", employeeId)
                .bind("moment", at)
                .bind("asOf", asOf)
                .map(EmployeeVersions::version)
                .findFirst());
    }

    /**
     * Records new histories: supersedes the periods that they lack and adds the periods that are new.
     *
     * @param stored the current histories, by employee id; those of other employees are ignored
     * @param changed the new histories, by employee id
     */
    @Transactional(TxType.MANDATORY)
    public void change(
            Map<String, EmployeeHistory> stored, Map<String, EmployeeHistory> changed, VersionAuthorship authorship) {
        if (changed.isEmpty()) {
            return;
        }
        database.useHandle(handle -> {
            var supersede = handle.prepareBatch(SUPERSEDE);
            var add = handle.prepareBatch(ADD);
            changed.forEach((employeeId, after) -> {
                EmployeeHistory before = stored.get(employeeId);
                List<FactsPeriod> old = before == null ? List.of() : before.periods();
                without(old, after.periods())
                        .forEach(period -> supersede
                                .bind("employeeId", employeeId)
                                .bind("from", period.from())
                                .bind("at", authorship.at())
                                .add());
                without(after.periods(), old)
                        .forEach(period -> ActorColumns.bind(add, "by", authorship.author())
                                .bindMethods(period)
                                .bindMethods(period.facts())
                                .bindArray(
                                        "aliasNames",
                                        String.class,
                                        period.facts().aliases())
                                .bind("at", authorship.at())
                                .bind("reason", authorship.reason())
                                .add());
            });
            Stream.of(supersede, add).filter(batch -> batch.size() > 0).forEach(PreparedBatch::execute);
        });
    }

    private static List<FactsPeriod> without(Collection<FactsPeriod> all, Collection<FactsPeriod> others) {
        return all.stream().filter(period -> !others.contains(period)).toList();
    }

    private static Query select(Handle handle, String sql) {
        return handle.createQuery(sql).registerRowMapper(ConstructorMapper.factory(EmployeeFacts.class));
    }

    private static EmployeeVersion version(RowView row) {
        return new EmployeeVersion(
                period(row),
                new VersionAuthorship(
                        ActorColumns.read(row, "recorded_by"),
                        row.getColumn("recorded_at", Instant.class),
                        row.getColumn("reason", String.class)),
                row.getColumn("superseded_at", Instant.class));
    }

    private static FactsPeriod period(RowView row) {
        return new FactsPeriod(
                row.getColumn("valid_from", Instant.class),
                row.getColumn("valid_to", Instant.class),
                row.getRow(EmployeeFacts.class));
    }

    /** All who ever recorded a change of the employee for this time, the first one first; the schedule is left out. */
    @Transactional(TxType.MANDATORY)
    public List<Actor> authorsOf(String employeeId, Instant from) {
        return database.withHandle(handle -> handle.createQuery(AUTHORS)
                .bind("employeeId", employeeId)
                .bind("schedule", ChangeEmployees.SCHEDULE.user())
                .bind("from", from)
                .map((RowView row) -> ActorColumns.read(row, "recorded_by"))
                .list());
    }
}
