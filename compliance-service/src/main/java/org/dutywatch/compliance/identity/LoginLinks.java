package org.dutywatch.compliance.identity;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.eventkit.rest.Login;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;

/**
 * The table of logins that are or were linked to employees. Nothing else says who a caller is: neither a mail address
 * nor a user name links anybody.
 */
@ApplicationScoped
public class LoginLinks {
    private static final String CURRENT = "select * from login_link where ended_at is null";
    private static final String OF_LOGIN = CURRENT + " and issuer = :issuer and subject = :subject";
    private static final String EVER = """
            select exists (select from login_link where issuer = :issuer and subject = :subject)
            """;
    private static final String EVER_OF =
            "select distinct employee_id from login_link where issuer = :issuer and subject = :subject";
    private static final String EVER_HAD = "select exists (select from login_link where employee_id = :employeeId)";
    private static final String OF_EMPLOYEES = CURRENT + " and employee_id = any(:ids) order by issuer, subject";
    private static final String BY_ID = CURRENT + " and link_id = :id for update";
    private static final String PAGE = CURRENT + """
             and (linked_at, link_id) > (:afterTime, :afterId) order by linked_at, link_id limit :size
            """;
    private static final String ADD = """
            insert into login_link (link_id, issuer, subject, employee_id, linked_at, asked_by, decided_by)
            values (:linkId, :issuer, :subject, :employeeId, :linkedAt, :askedBy, :decidedBy)
            """;
    private static final String END = """
            update login_link set ended_at = :at, end_asked_by = :askedBy, end_decided_by = :decidedBy
             where link_id = :id and ended_at is null
            """;

    private final Database database;

    LoginLinks(Database database) {
        this.database = database;
    }

    /** The employee to whom the login belongs, active or not; empty if it is linked to nobody. */
    @Transactional
    public Optional<String> employeeOf(Login login) {
        return current(login).map(LoginLink::employeeId);
    }

    @Transactional
    public Optional<LoginLink> current(Login login) {
        return database.withHandle(handle -> handle.createQuery(OF_LOGIN)
                .bindMethods(login)
                .map(LoginLinks::link)
                .findOne());
    }

    /** The link with this id, locked until the transaction ends; empty if it has ended or never was. */
    @Transactional(TxType.MANDATORY)
    public Optional<LoginLink> lock(UUID id) {
        return database.withHandle(handle ->
                handle.createQuery(BY_ID).bind("id", id).map(LoginLinks::link).findOne());
    }

    /** Whether the login is or ever was linked to anybody. */
    @Transactional
    public boolean wasEverLinked(Login login) {
        return database.withHandle(handle ->
                handle.createQuery(EVER).bindMethods(login).mapTo(Boolean.class).one());
    }

    /** The employees to whom the login is or ever was linked. */
    @Transactional
    public List<String> everOf(Login login) {
        return database.withHandle(handle -> handle.createQuery(EVER_OF)
                .bindMethods(login)
                .mapTo(String.class)
                .list());
    }

    /** Whether the employee has or ever had a login. */
    @Transactional
    public boolean everHadLogin(String employeeId) {
        return database.withHandle(handle -> handle.createQuery(EVER_HAD)
                .bind("employeeId", employeeId)
                .mapTo(Boolean.class)
                .one());
    }

    /** The present logins of these employees, by employee id; an employee without a login is absent. */
    @Transactional
    public Map<String, List<Login>> ofEmployees(Collection<String> employeeIds) {
        return database.withHandle(handle ->
                handle
                        .createQuery(OF_EMPLOYEES)
                        .bindArray("ids", String.class, employeeIds)
                        .map(LoginLinks::link)
                        .stream()
                        .collect(groupingBy(LoginLink::employeeId, mapping(LoginLink::login, toList()))));
    }

    /** The present links, in the order of their time. */
    @Transactional
    public List<LoginLink> page(PageToken after, int size) {
        return database.withHandle(handle -> handle.createQuery(PAGE)
                .bind("afterTime", after.time())
                .bind("afterId", after.id())
                .bind("size", size)
                .map(LoginLinks::link)
                .list());
    }

    /** Links a login that is linked to nobody; the database refuses one that is. */
    @Transactional(TxType.MANDATORY)
    public void add(LoginLink link) {
        database.useHandle(handle -> handle.createUpdate(ADD)
                .bindMethods(link)
                .bindMethods(link.login())
                .execute());
    }

    /**
     * Ends a link; the row stays.
     *
     * @param askedBy the user who asked for the end
     * @param decidedBy the user who approved it
     */
    @Transactional(TxType.MANDATORY)
    public void end(UUID linkId, Instant at, String askedBy, String decidedBy) {
        database.useHandle(handle -> handle.createUpdate(END)
                .bind("id", linkId)
                .bind("at", at)
                .bind("askedBy", askedBy)
                .bind("decidedBy", decidedBy)
                .execute());
    }

    private static LoginLink link(RowView row) {
        return new LoginLink(
                row.getColumn("link_id", UUID.class),
                new Login(row.getColumn("issuer", String.class), row.getColumn("subject", String.class)),
                row.getColumn("employee_id", String.class),
                row.getColumn("linked_at", Instant.class),
                row.getColumn("asked_by", String.class),
                row.getColumn("decided_by", String.class));
    }
}
