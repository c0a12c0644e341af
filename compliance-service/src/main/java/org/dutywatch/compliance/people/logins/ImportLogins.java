package org.dutywatch.compliance.people.logins;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutywatch.compliance.imports.ImportResponse;
import org.dutywatch.compliance.imports.RefusedRows;
import org.dutywatch.compliance.imports.RowOutcome;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.csv.CsvColumns;
import org.dutywatch.eventkit.csv.CsvFile;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Login;

/**
 * Imports a CSV file of logins: one decision of a second person is about all rows that are not refused. An empty issuer
 * means the issuer of the caller's own token.
 */
@ApplicationScoped
class ImportLogins {
    private static final CsvColumns COLUMNS = new CsvColumns(List.of("issuer", "subject", "employee_id"), List.of());

    private final AskForLogins ask;
    private final ValidateLogins validate;
    private final Caller caller;
    private final AuditTrail audit;

    ImportLogins(AskForLogins ask, ValidateLogins validate, Caller caller, AuditTrail audit) {
        this.ask = ask;
        this.validate = validate;
        this.caller = caller;
        this.audit = audit;
    }

    /** @param dryRun true answers what would happen and changes nothing */
    @Transactional
    ImportResponse<LoginRowResponse> importFile(byte[] file, String reason, boolean dryRun) {
        List<CsvRow> rows = CsvFile.read(file, COLUMNS);
        Map<Login, String> accepted = new HashMap<>();
        List<LoginChange> changes = new ArrayList<>();
        List<LoginRowResponse> answers = new ArrayList<>();
        for (CsvRow row : rows) {
            answers.add(importRow(row, accepted, changes));
        }
        if (!dryRun && !changes.isEmpty()) {
            var id = ask.ask(changes, reason).requestId();
            answers.replaceAll(answer -> answer.outcome() == RowOutcome.PENDING ? answer.withId(id) : answer);
        }
        var answer = ImportResponse.of(dryRun, answers, rows.size());
        if (!dryRun) {
            RefusedRows.record(audit, "import_logins", answers, rows, "employee_id");
            audit.record("import_logins", null, answer.counts().description());
        }
        return answer;
    }

    /**
     * @param accepted the employee of each login of the rows before; this one is added
     * @param changes what is to be asked for; that of this row is added
     */
    private LoginRowResponse importRow(CsvRow row, Map<Login, String> accepted, List<LoginChange> changes) {
        try {
            LoginChange change = read(row);
            Optional<String> refusal = validate.refusalToAsk(change);
            if (refusal.isPresent()) {
                return LoginRowResponse.refused(row.number(), refusal.get());
            }
            String before = accepted.putIfAbsent(change.login(), change.employeeId());
            if (before != null && !before.equals(change.employeeId())) {
                return LoginRowResponse.refused(
                        row.number(), "a row before links the login to another employee: a login has one");
            }
            if (before != null || validate.isMade(change)) {
                return new LoginRowResponse(row.number(), RowOutcome.UNCHANGED, null, null);
            }
            changes.add(change);
            return new LoginRowResponse(row.number(), RowOutcome.PENDING, null, null);
        } catch (RowRefused e) {
            return LoginRowResponse.refused(row.number(), e.reason());
        }
    }

    private LoginChange read(CsvRow row) throws RowRefused {
        String issuer = row.optional("issuer").isPresent()
                ? readable(row, "issuer")
                : caller.login()
                        .map(Login::issuer)
                        .orElseThrow(() -> new RowRefused("issuer is empty, and your own token names none"));
        return LoginChange.link(new Login(issuer, readable(row, "subject")), row.visibleText("employee_id"));
    }

    private static String readable(CsvRow row, String column) throws RowRefused {
        String text = row.text(column);
        if (text.length() > ValidateLogins.MAX_LENGTH || !text.matches(ValidateLogins.VISIBLE)) {
            throw new RowRefused(column + " is longer than " + ValidateLogins.MAX_LENGTH
                    + " characters, or has others than letters, digits and signs");
        }
        return text;
    }
}
