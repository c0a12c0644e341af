package org.dutywatch.compliance.people.logins;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dutywatch.eventkit.decisions.Decision;

/**
 * Changes of logins for which somebody asked; all are made or none. They have no effect until a second person approves.
 *
 * @param decision who asked, and who decided; its id is that of the request
 */
record RequestedLogins(List<LoginChange> changes, String reason, Decision decision) {
    UUID requestId() {
        return decision.id();
    }

    Set<String> employeeIds() {
        return changes.stream().map(LoginChange::employeeId).collect(Collectors.toUnmodifiableSet());
    }
}
