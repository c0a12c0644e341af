package org.dutywatch.compliance.testing;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.identity.LoginLink;
import org.dutywatch.compliance.identity.LoginLinks;
import org.dutywatch.eventkit.rest.Login;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.testing.TestTokens;

/**
 * Links a login to each employee whom a test entered, before the next request; the department's administrators do that
 * with two people. The subject is the mail address under which the employee was entered, and stays when the address
 * changes. Employees with an address outside {@code ridgemont-pd.example} stay without a login.
 */
@Provider
public class LinkLogins implements ContainerRequestFilter {
    private static final String NEVER_LINKED = """
            select employee_id, email from employee e
             where email like '%@ridgemont-pd.example'
               and not exists (select from login_link l where l.employee_id = e.employee_id)
               and not exists (select from login_link l where l.issuer = :issuer and l.subject = e.email)
            """;
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(7261830)";

    private final Database database;
    private final LoginLinks links;

    LinkLogins(Database database, LoginLinks links) {
        this.database = database;
        this.links = links;
    }

    @Override
    @Transactional
    public void filter(ContainerRequestContext request) {
        link();
    }

    /** Links them now, for a test that sends no request. */
    @Transactional
    public void link() {
        if (!neverLinked().isEmpty()) {
            database.useHandle(handle -> handle.execute(ONE_AT_A_TIME));
            neverLinked().forEach(links::add);
        }
    }

    /** Links one more login to the employee: somebody with two accounts. */
    @Transactional
    public void linkAlso(String employeeId, String subject) {
        link();
        links.add(new LoginLink(
                UUID.randomUUID(),
                new Login(TestTokens.ISSUER, subject),
                employeeId,
                Instant.EPOCH,
                "test",
                "second test"));
    }

    private List<LoginLink> neverLinked() {
        return database.withHandle(handle -> handle.createQuery(NEVER_LINKED)
                .bind("issuer", TestTokens.ISSUER)
                .map((row, context) -> new LoginLink(
                        UUID.randomUUID(),
                        new Login(TestTokens.ISSUER, row.getString("email")),
                        row.getString("employee_id"),
                        Instant.EPOCH,
                        "test",
                        "second test"))
                .list());
    }
}
