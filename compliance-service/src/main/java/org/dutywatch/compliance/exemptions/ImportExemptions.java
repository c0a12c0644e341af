package org.dutywatch.compliance.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.imports.CsvFile;
import org.dutywatch.compliance.imports.CsvRow;
import org.dutywatch.compliance.imports.ImportAnswer;
import org.dutywatch.compliance.imports.RowOutcome;
import org.dutywatch.compliance.imports.RowRefused;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.rest.Caller;

/** Takes the exemptions of a file that can be taken; one for the same employee and time replaces the earlier. */
@ApplicationScoped
public class ImportExemptions {
    private final EntityManager database;
    private final Employees employees;
    private final GrantExemption grants;
    private final Viewer viewer;
    private final Caller caller;
    private final AuditTrail audit;

    ImportExemptions(
            EntityManager database,
            Employees employees,
            GrantExemption grants,
            Viewer viewer,
            Caller caller,
            AuditTrail audit) {
        this.database = database;
        this.employees = employees;
        this.grants = grants;
        this.viewer = viewer;
        this.caller = caller;
        this.audit = audit;
    }

    private record Key(String employeeId, Interval window) {}

    /** @param importer stands for the approval where a row names nobody */
    private record Course(String importer, boolean dryRun, List<Exemption> granted) {}

    /** @param dryRun answers what would happen and changes nothing */
    @Transactional
    public ImportAnswer<ExemptionRowAnswer> importFile(byte[] file, boolean dryRun) {
        List<CsvRow> rows = CsvFile.read(file, ExemptionColumns.ALL);
        database.createNativeQuery("lock table exemption in share row exclusive mode")
                .executeUpdate();
        Optional<String> self = viewer.self();
        Map<Key, Integer> seen = new HashMap<>();
        var course = new Course(self.orElse(caller.name()), dryRun, new ArrayList<>());
        List<ExemptionRowAnswer> answers = new ArrayList<>();
        for (CsvRow row : rows) {
            String employeeId = null;
            try {
                ExemptionRow asked = ExemptionColumns.read(row);
                employeeId = asked.employeeId();
                check(asked, self);
                Integer earlier = seen.putIfAbsent(new Key(employeeId, asked.window()), row.number());
                if (earlier != null) {
                    throw new RowRefused("row " + earlier + " has the same employee and time");
                }
                answers.add(take(row.number(), asked, course));
            } catch (RowRefused e) {
                answers.add(ExemptionRowAnswer.refused(row.number(), employeeId, e.reason()));
            }
        }
        var answer = ImportAnswer.of(dryRun, answers);
        if (!dryRun) {
            grants.markTouched(course.granted());
            audit.record("import_exemptions", null, answer.counts().words());
        }
        return answer;
    }

    private void check(ExemptionRow asked, Optional<String> self) throws RowRefused {
        if (employees.find(asked.employeeId()).isEmpty()) {
            throw new RowRefused("employee_id " + asked.employeeId() + " is nobody known");
        }
        if (self.equals(Optional.of(asked.employeeId()))) {
            throw new RowRefused("nobody exempts himself");
        }
        String approver = asked.approvedBy();
        if (approver == null) {
            return;
        }
        if (approver.equals(asked.employeeId())) {
            throw new RowRefused("approved_by is the employee himself");
        }
        if (employees.find(approver).isEmpty()) {
            throw new RowRefused("approved_by " + approver + " is nobody known");
        }
    }

    private ExemptionRowAnswer take(int row, ExemptionRow asked, Course course) {
        Optional<Exemption> same = Exemption.<Exemption>find(
                        "employeeId = ?1 and startAt = ?2 and endAt = ?3 and revokedAt is null",
                        asked.employeeId(),
                        asked.window().start(),
                        asked.window().end())
                .firstResultOptional();
        if (same.isPresent() && says(same.get(), asked)) {
            return new ExemptionRowAnswer(row, asked.employeeId(), RowOutcome.UNCHANGED, null, same.get().exemptionId);
        }
        var outcome = same.isPresent() ? RowOutcome.CHANGED : RowOutcome.ADDED;
        if (course.dryRun()) {
            return new ExemptionRowAnswer(row, asked.employeeId(), outcome, null, null);
        }
        same.ifPresent(earlier -> grants.end(earlier, "replaced by an import"));
        String approver = asked.approvedBy() == null ? course.importer() : asked.approvedBy();
        Exemption granted = grants.grant(asked, approver);
        course.granted().add(granted);
        return new ExemptionRowAnswer(row, asked.employeeId(), outcome, null, granted.exemptionId);
    }

    private static boolean says(Exemption known, ExemptionRow asked) {
        return known.reason.equals(asked.reason())
                && Objects.equals(known.directedBy, asked.directedBy())
                && (asked.approvedBy() == null || known.approvedBy.equals(asked.approvedBy()));
    }
}
