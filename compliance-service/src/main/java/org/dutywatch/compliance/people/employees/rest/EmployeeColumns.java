package org.dutywatch.compliance.people.employees.rest;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dutywatch.compliance.people.employees.domain.EmployeeChange;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.eventkit.csv.CsvColumns;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;

/** The columns of the employees file, and how a row is read. */
final class EmployeeColumns {
    static final CsvColumns ALL = new CsvColumns(
            List.of("employee_id", "username", "name", "email", "supervisor_id", "unit"),
            List.of("aliases", "active", "rank", "effective_from"));

    private EmployeeColumns() {}

    /**
     * Reads a row.
     *
     * @param now the time from which a row without {@code effective_from} holds
     * @throws RowRefused if a field is missing or invalid
     */
    static EmployeeChange read(CsvRow row, Instant now) throws RowRefused {
        Instant from = row.optionalTime("effective_from").orElse(now);
        return new EmployeeChange(facts(row), from, row.header().contains("rank"));
    }

    private static EmployeeFacts facts(CsvRow row) throws RowRefused {
        String employeeId = row.visibleText("employee_id");
        if (employeeId.length() > EmployeeFacts.MAX_ID_LENGTH) {
            throw new RowRefused("employee_id is longer than " + EmployeeFacts.MAX_ID_LENGTH + " characters");
        }
        if (employeeId.startsWith(EmployeeFacts.PSEUDONYM_PREFIX)) {
            throw new RowRefused("employee_id must not look like a pseudonym (P-...)");
        }
        return new EmployeeFacts(
                employeeId,
                active(row),
                row.text("username"),
                aliases(row),
                row.text("name"),
                email(row),
                row.optional("supervisor_id").orElse(null),
                row.text("unit"),
                row.optional("rank").orElse(""));
    }

    private static boolean active(CsvRow row) throws RowRefused {
        String active = row.optional("active").orElse("true").toLowerCase(Locale.ROOT);
        if (!active.equals("true") && !active.equals("false")) {
            throw new RowRefused("active '" + active + "' is neither true nor false");
        }
        return active.equals("true");
    }

    private static List<String> aliases(CsvRow row) throws RowRefused {
        return Arrays.stream(row.optional("aliases").orElse("").split(";"))
                .map(String::strip)
                .filter(alias -> !alias.isEmpty())
                .distinct()
                .toList();
    }

    private static String email(CsvRow row) throws RowRefused {
        String email = row.visibleText("email").toLowerCase(Locale.ROOT);
        if (!email.matches(EmployeeFacts.EMAIL_PATTERN)) {
            throw new RowRefused("email '" + email + "' is not an address");
        }
        return email;
    }
}
