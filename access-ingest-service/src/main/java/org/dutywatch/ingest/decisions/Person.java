package org.dutywatch.ingest.decisions;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import org.dutywatch.eventkit.rest.Login;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks or decides, as far as this service knows him.
 *
 * @param user the user name of his token
 * @param login null if the token did not name it
 * @param employees the ids of the employees to whom the login belongs, or who have the user name; empty if unknown
 */
public record Person(String user, @Nullable Login login, Set<String> employees) {
    public Person {
        employees = Set.copyOf(employees);
    }

    /** Whether both are known to be one person: by user name, login or employee. */
    boolean isSameAs(Person other) {
        return user.equals(other.user) || (login != null && login.equals(other.login)) || isOneOf(other.employees);
    }

    /** Whether the person is one of these employees. */
    public boolean isOneOf(Collection<String> employeeIds) {
        return !Collections.disjoint(employees, employeeIds);
    }
}
