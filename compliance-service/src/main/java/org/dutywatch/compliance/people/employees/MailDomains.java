package org.dutywatch.compliance.people.employees;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dutywatch.compliance.people.employees.domain.EmployeeChange;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The mail domains at which employees may have an address. Mails about people go to these addresses, so that an address
 * elsewhere would carry them out of the department. An address that is stored already stays.
 */
@ApplicationScoped
class MailDomains {
    private static final Logger LOG = Logger.getLogger(MailDomains.class);

    private final Set<String> allowed;

    MailDomains(PeopleConfig config) {
        this.allowed = config.mailDomains().orElse(List.of()).stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .filter(domain -> !domain.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    void warnIfAnyIsAllowed(@Observes StartupEvent event) {
        if (allowed.isEmpty()) {
            LOG.warn("dutywatch.people.mail-domains is not set: employees may get a mail address at any domain");
        }
    }

    /**
     * The rows that give an employee an address at another domain.
     *
     * @param stored the histories before, by employee id
     * @return the reason by row number
     */
    Map<Integer, String> refusals(Map<Integer, EmployeeChange> rows, Map<String, EmployeeHistory> stored) {
        Map<Integer, String> refused = new TreeMap<>();
        rows.forEach((row, change) -> {
            String email = change.facts().email();
            if (!isAllowed(email) && !isStored(stored.get(change.employeeId()), change)) {
                refused.put(
                        row,
                        "email '" + email + "' is at none of the department's mail domains ("
                                + allowed.stream().sorted().collect(Collectors.joining(", ")) + ")");
            }
        });
        return refused;
    }

    private boolean isAllowed(String email) {
        String domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return allowed.isEmpty() || allowed.contains(domain);
    }

    private static boolean isStored(@Nullable EmployeeHistory history, EmployeeChange change) {
        return history != null
                && history.at(change.from()).email().equals(change.facts().email());
    }
}
