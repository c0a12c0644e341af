package org.dutywatch.notification.directory;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.dutywatch.eventkit.rest.Login;
import org.dutywatch.notification.directory.domain.Person;
import org.jspecify.annotations.Nullable;

/**
 * The fields that this service reads of {@code compliance.employee-changed.v1}.
 *
 * @param version a higher version replaces a lower one
 * @param email null if he has none
 * @param supervisorId null at the top of the chain of command
 * @param logins the accounts that belong to him; absent in events of earlier versions means that none is known
 */
public record EmployeeChanged(
        String employeeId,
        long version,
        boolean active,
        String name,
        @Nullable String email,
        @Nullable String unit,
        @Nullable String supervisorId,
        @Nullable List<Login> logins) {
    public static final String TOPIC = "compliance.employee-changed.v1";

    public EmployeeChanged {
        requireNonNull(employeeId, "employee_id");
        requireNonNull(name, "name");
        if (employeeId.isBlank()) {
            throw new IllegalArgumentException("employee_id is blank");
        }
    }

    /** The accounts that belong to him; empty where the event names none. */
    List<Login> ownLogins() {
        return logins == null ? List.of() : logins;
    }

    Person toPerson() {
        return new Person(employeeId, active, name, email, unit, supervisorId);
    }
}
