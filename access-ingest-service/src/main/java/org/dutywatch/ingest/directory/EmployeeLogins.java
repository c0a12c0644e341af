package org.dutywatch.ingest.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.dutywatch.eventkit.rest.Login;
import org.dutywatch.eventkit.sql.Database;

/** Which logins belong to which employee, as compliance has linked them. */
@ApplicationScoped
public class EmployeeLogins {
    private static final String EMPLOYEES =
            "select employee_id from employee_login where issuer = :issuer and subject = :subject";
    private static final String NAMES = "select username from employee_name where employee_id = any(:employees)";

    private final Database database;

    EmployeeLogins(Database database) {
        this.database = database;
    }

    /** The ids of the employees to whom the login belongs: normally one, or nobody. */
    public Set<String> employeesOf(Login login) {
        return database.withHandle(handle -> handle.createQuery(EMPLOYEES)
                .bind("issuer", login.issuer())
                .bind("subject", login.subject())
                .mapTo(String.class)
                .set());
    }

    /** The user names of these employees of all times, as entered. */
    public List<String> userNamesOf(Collection<String> employees) {
        return employees.isEmpty()
                ? List.of()
                : database.withHandle(handle -> handle.createQuery(NAMES)
                        .bindArray("employees", String.class, employees)
                        .mapTo(String.class)
                        .list());
    }
}
