package org.dutywatch.compliance.people.logins;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.dutywatch.eventkit.rest.Login;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** The table of accounts that were used: with which roles, and on which days first and last. */
@ApplicationScoped
public class LoginUses {
    private static final String USED = """
            insert into login_use (issuer, subject, user_name, roles, first_used, last_used)
            values (:issuer, :subject, :user, :roles, :day, :day)
            on conflict (issuer, subject) do update
               set user_name = excluded.user_name, last_used = greatest(login_use.last_used, excluded.last_used),
                   roles = (select array_agg(distinct role order by role)
                              from unnest(login_use.roles || excluded.roles) as role)
            """;
    private static final String PAGE = """
            select * from (
                select coalesce(used.issuer, link.issuer) as issuer, coalesce(used.subject, link.subject) as subject,
                       used.user_name, coalesce(used.roles, '{}') as roles, link.employee_id, used.first_used,
                       used.last_used, coalesce(used.last_used, (link.linked_at at time zone 'UTC')::date) as known_day
                  from login_use used
                  full join (select * from login_link where ended_at is null) as link
                       on link.issuer = used.issuer and link.subject = used.subject
            ) as account
             where (:usedBefore::date is null or known_day < :usedBefore)
               and (subject, issuer) > (:afterSubject, :afterIssuer)
             order by subject, issuer limit :size
            """;

    private static final String OWN_NAMES = """
            select user_name from login_use join login_link link using (issuer, subject)
             where link.ended_at is null and link.employee_id = :employeeId
               and not exists (select from login_use other
                                 left join login_link theirs on theirs.ended_at is null
                                      and theirs.issuer = other.issuer and theirs.subject = other.subject
                                where other.user_name = login_use.user_name
                                  and theirs.employee_id is distinct from :employeeId)
            """;

    private final Database database;

    LoginUses(Database database) {
        this.database = database;
    }

    /**
     * An account that was used here or is linked.
     *
     * @param user its user name when it was used last; null if it never was, as {@code firstUsed} and {@code lastUsed}
     * @param roles all with which it was ever used
     * @param employeeId null if it is linked to nobody
     */
    record LoginUse(
            Login login,
            @Nullable String user,
            List<String> roles,
            @Nullable String employeeId,
            @Nullable LocalDate firstUsed,
            @Nullable LocalDate lastUsed) {}

    @Transactional
    void used(Login login, String user, Collection<String> roles, LocalDate day) {
        database.useHandle(handle -> handle.createUpdate(USED)
                .bindMethods(login)
                .bind("user", user)
                .bindArray("roles", String.class, roles)
                .bind("day", day)
                .execute());
    }

    /**
     * A page of accounts, in the order of subjects and issuers.
     *
     * @param usedBefore only those that were used last, or linked and never used, before this day; null means all
     * @param after the page begins behind this account
     */
    @Transactional
    List<LoginUse> page(@Nullable LocalDate usedBefore, Login after, int size) {
        return database.withHandle(handle -> handle.createQuery(PAGE)
                .bindByType("usedBefore", usedBefore, LocalDate.class)
                .bind("afterSubject", after.subject())
                .bind("afterIssuer", after.issuer())
                .bind("size", size)
                .map(LoginUses::use)
                .list());
    }

    /** The user names of this employee's accounts that no account has which is not his. */
    @Transactional
    public List<String> userNamesOfNobodyElse(String employeeId) {
        return database.withHandle(handle -> handle.createQuery(OWN_NAMES)
                .bind("employeeId", employeeId)
                .mapTo(String.class)
                .list());
    }

    private static LoginUse use(RowView row) {
        return new LoginUse(
                new Login(row.getColumn("issuer", String.class), row.getColumn("subject", String.class)),
                row.getColumn("user_name", String.class),
                List.of(row.getColumn("roles", String[].class)),
                row.getColumn("employee_id", String.class),
                row.getColumn("first_used", LocalDate.class),
                row.getColumn("last_used", LocalDate.class));
    }
}
