package org.dutywatch.ingest.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import org.dutywatch.eventkit.sql.Database;

/** Who is above whom now, in the regular chain of command. Acting supervisors are not known here. */
@ApplicationScoped
public class Superiors {
    /** A chain that is a circle ends, because the union has each employee once. */
    private static final String ABOVE = """
            with recursive above (employee_id) as (
                select supervisor_id from employee where employee_id = any(:employees)
                union
                select employee.supervisor_id from employee join above using (employee_id)
            )
            select employee_id from above where employee_id is not null
            """;

    private final Database database;

    Superiors(Database database) {
        this.database = database;
    }

    /** The ids of all who are above one of these employees. */
    public Set<String> of(Collection<String> employees) {
        return employees.isEmpty()
                ? Set.of()
                : database.withHandle(handle -> handle.createQuery(ABOVE)
                        .bindArray("employees", String.class, employees)
                        .mapTo(String.class)
                        .set());
    }
}
