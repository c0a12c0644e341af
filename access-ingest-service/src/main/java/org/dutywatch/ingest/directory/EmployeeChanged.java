package org.dutywatch.ingest.directory;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields of {@code compliance.employee-changed.v1} that this service reads.
 *
 * @param version increases with every change of the employee
 * @param usernames the present user name and aliases, as entered
 * @param heldNames the user names and aliases of all times; null in events of earlier versions
 * @param supervisorId who is directly above him; null at the top of the chain of command
 * @param logins the logins that belong to the employee; null in events of earlier versions
 */
public record EmployeeChanged(
        String employeeId,
        long version,
        boolean active,
        List<String> usernames,
        @Nullable List<HeldName> heldNames,
        @Nullable String supervisorId,
        @Nullable List<LinkedLogin> logins) {
    public EmployeeChanged {
        Objects.requireNonNull(employeeId, "employee_id is missing");
        usernames = List.copyOf(Objects.requireNonNull(usernames, "usernames is missing"));
        heldNames = heldNames == null ? null : List.copyOf(heldNames);
        logins = logins == null ? null : List.copyOf(logins);
    }

    /** The names of all times. */
    List<HeldName> names() {
        return heldNames != null
                ? heldNames
                : usernames.stream()
                        .map(username -> new HeldName(username, null, null))
                        .toList();
    }

    /**
     * A user name or an alias with its time.
     *
     * @param username as entered
     * @param from inclusive; null if nothing is known of the time before
     * @param to exclusive; null if it is not known to end
     */
    public record HeldName(
            String username,
            @Nullable Instant from,
            @Nullable Instant to) {
        public HeldName {
            Objects.requireNonNull(username, "username of held_names is missing");
        }
    }

    /**
     * A login of the employee.
     *
     * @param issuer the claim {@code iss} of its tokens
     * @param subject the claim {@code sub} of its tokens
     */
    public record LinkedLogin(String issuer, String subject) {
        public LinkedLogin {
            Objects.requireNonNull(issuer, "issuer of logins is missing");
            Objects.requireNonNull(subject, "subject of logins is missing");
        }
    }
}
