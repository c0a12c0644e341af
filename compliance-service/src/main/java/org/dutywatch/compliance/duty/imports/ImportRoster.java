package org.dutywatch.compliance.duty.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.compliance.imports.CsvDialect;
import org.dutywatch.compliance.imports.RefusedRows;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.csv.CsvFile;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;
import org.jspecify.annotations.Nullable;

/** Imports the rows of a CSV roster file. A refused row does not stop the others. */
@ApplicationScoped
public class ImportRoster {
    private final ImportRosterRows importRosterRows;
    private final AuditTrail audit;

    ImportRoster(ImportRosterRows importRosterRows, AuditTrail audit) {
        this.importRosterRows = importRosterRows;
        this.audit = audit;
    }

    @Transactional
    public RosterImportResponse importFile(byte[] file, CsvDialect dialect, RosterImportOptions options) {
        List<RosterRow> rows = new ArrayList<>();
        for (CsvRow row : CsvFile.read(file, RosterColumns.ALL, dialect.delimiter())) {
            rows.add(read(row, dialect, options.window()));
        }
        return audited(importRosterRows.importRows(rows, options));
    }

    private static RosterRow read(CsvRow row, CsvDialect dialect, @Nullable Interval window) {
        try {
            RosterEntry entry = RosterColumns.read(row, dialect);
            if (window != null && !window.contains(entry.span().start())) {
                throw new RowRefused("start " + entry.span().start() + " is outside the window of the snapshot");
            }
            return RosterRow.of(row.number(), entry);
        } catch (RowRefused e) {
            return RosterRow.refused(row.number(), employeeOf(row), e.reason());
        }
    }

    private RosterImportResponse audited(RosterImportResponse response) {
        if (!response.dryRun()) {
            RefusedRows.record(audit, "import_roster", response.rows());
            audit.record(
                    "import_roster",
                    null,
                    response.counts().description() + ", " + response.removed().size() + " removed");
        }
        return response;
    }

    private static @Nullable String employeeOf(CsvRow row) {
        try {
            return row.optional("employee_id").orElse(null);
        } catch (RowRefused e) {
            return null;
        }
    }
}
