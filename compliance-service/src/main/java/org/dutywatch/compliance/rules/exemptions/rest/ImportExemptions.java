package org.dutywatch.compliance.rules.exemptions.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.dutywatch.compliance.imports.ImportResponse;
import org.dutywatch.compliance.imports.RowOutcome;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.WeeklyHours;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.compliance.rules.exemptions.DepartmentClock;
import org.dutywatch.compliance.rules.exemptions.Exemption;
import org.dutywatch.compliance.rules.exemptions.ExemptionVisibility;
import org.dutywatch.compliance.rules.exemptions.GrantExemption;
import org.dutywatch.compliance.rules.exemptions.RequestedExemption;
import org.dutywatch.compliance.rules.exemptions.ResolveExemptSites;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.csv.CsvFile;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.sql.Database;
import org.jspecify.annotations.Nullable;

/**
 * Imports a CSV file of exemptions. A refused row does not stop the others. A row with the same employee or unit,
 * window, hours and sites as a stored exemption replaces it.
 */
@ApplicationScoped
public class ImportExemptions {
    private final Database database;
    private final Employees employees;
    private final GrantExemption grants;
    private final AccessScope accessScope;
    private final ExemptionVisibility visibility;
    private final DepartmentClock departmentClock;
    private final ResolveExemptSites sites;
    private final Caller caller;
    private final AuditTrail audit;

    ImportExemptions(
            Database database,
            Employees employees,
            GrantExemption grants,
            AccessScope accessScope,
            ExemptionVisibility visibility,
            DepartmentClock departmentClock,
            ResolveExemptSites sites,
            Caller caller,
            AuditTrail audit) {
        this.database = database;
        this.employees = employees;
        this.grants = grants;
        this.accessScope = accessScope;
        this.visibility = visibility;
        this.departmentClock = departmentClock;
        this.sites = sites;
        this.caller = caller;
        this.audit = audit;
    }

    /**
     * Identifies an exemption. A second row with the same key in one file is refused; in a later file it replaces the
     * first.
     */
    private record Key(
            String subject, Interval window, @Nullable WeeklyHours hours, SortedSet<String> sites) {
        static Key of(RequestedExemption requested) {
            return new Key(requested.subject(), requested.window(), requested.hours(), requested.sites());
        }
    }

    /**
     * What is the same for all rows of one import.
     *
     * @param importer counts as the approver where a row names nobody
     * @param granted collects the stored exemptions
     */
    private record ExemptionImportContext(
            String importer, boolean dryRun, ExemptionVisibility.ExemptionReader reader, List<Exemption> granted) {}

    /** @param dryRun true answers what would happen and changes nothing */
    @Transactional
    public ImportResponse<ExemptionRowResponse> importFile(byte[] file, boolean dryRun) {
        List<CsvRow> rows = CsvFile.read(file, ExemptionColumns.ALL);
        database.useHandle(handle -> handle.execute("lock table exemption in share row exclusive mode"));
        Optional<String> self = accessScope.ownEmployeeId();
        Map<Key, Integer> seen = new HashMap<>();
        var context = new ExemptionImportContext(
                self.orElse(caller.name()), dryRun, visibility.reader(), new ArrayList<>());
        List<ExemptionRowResponse> answers = new ArrayList<>();
        for (CsvRow row : rows) {
            String employeeId = null;
            try {
                RequestedExemption requested = ExemptionColumns.read(row, departmentClock.zone(), sites);
                employeeId = requested.employeeId();
                requireGrantable(requested, self);
                Integer earlier = seen.putIfAbsent(Key.of(requested), row.number());
                if (earlier != null) {
                    throw new RowRefused("row " + earlier + " has the same employee and time");
                }
                answers.add(importRow(row.number(), requested, context));
            } catch (RowRefused e) {
                answers.add(ExemptionRowResponse.refused(row.number(), employeeId, e.reason()));
            }
        }
        var answer = ImportResponse.of(dryRun, answers, rows.size());
        if (!dryRun) {
            grants.enqueueAffectedShifts(context.granted());
            audit.record("import_exemptions", null, answer.counts().description());
        }
        return answer;
    }

    private void requireGrantable(RequestedExemption requested, Optional<String> self) throws RowRefused {
        var refusal = requested.refusal(departmentClock.today());
        if (refusal.isPresent()) {
            throw new RowRefused(refusal.get());
        }
        Set<String> exempted = exemptedEmployees(requested);
        if (self.isPresent() && exempted.contains(self.get())) {
            throw new RowRefused(
                    requested.unit() == null ? "you cannot exempt yourself" : "you cannot exempt your own unit");
        }
        String approver = requested.approvedBy();
        if (approver == null) {
            return;
        }
        if (exempted.contains(approver)) {
            throw new RowRefused(
                    requested.unit() == null
                            ? "approved_by is the employee himself"
                            : "approved_by belongs to the unit");
        }
        if (employees.find(approver).isEmpty()) {
            throw new RowRefused("approved_by " + approver + " is unknown");
        }
    }

    private Set<String> exemptedEmployees(RequestedExemption requested) throws RowRefused {
        String unit = requested.unit();
        if (unit != null) {
            Set<String> members = employees.idsInUnit(unit);
            if (members.isEmpty()) {
                throw new RowRefused("unit " + unit + " has no members");
            }
            return members;
        }
        String employeeId = requested.employeeId();
        if (employeeId == null || employees.find(employeeId).isEmpty()) {
            throw new RowRefused("employee_id " + employeeId + " is unknown");
        }
        return Set.of(employeeId);
    }

    private ExemptionRowResponse importRow(int row, RequestedExemption requested, ExemptionImportContext context) {
        Optional<Exemption> replaced = findReplaced(requested, context.reader());
        if (replaced.isPresent() && isUnchanged(replaced.get(), requested)) {
            return new ExemptionRowResponse(
                    row, requested.employeeId(), RowOutcome.UNCHANGED, null, replaced.get().exemptionId);
        }
        var outcome = replaced.isPresent() ? RowOutcome.CHANGED : RowOutcome.ADDED;
        if (context.dryRun()) {
            return new ExemptionRowResponse(row, requested.employeeId(), outcome, null, null);
        }
        replaced.ifPresent(earlier -> grants.revoke(earlier, "replaced by an import"));
        String approver = requested.approvedBy() == null ? context.importer() : requested.approvedBy();
        Exemption granted = grants.grant(requested, approver);
        context.granted().add(granted);
        return new ExemptionRowResponse(row, requested.employeeId(), outcome, null, granted.exemptionId);
    }

    /**
     * The stored exemption that the row would replace. One that the importer may not see is not found: otherwise an
     * import would reveal that it exists.
     */
    private static Optional<Exemption> findReplaced(
            RequestedExemption requested, ExemptionVisibility.ExemptionReader reader) {
        return Exemption.<Exemption>find(
                        "startAt = ?1 and endAt = ?2 and revokedAt is null and (employeeId = ?3 or unit = ?4)",
                        requested.window().start(),
                        requested.window().end(),
                        requested.employeeId() == null ? "" : requested.employeeId(),
                        requested.unit() == null ? "" : requested.unit())
                .stream()
                .filter(one -> Objects.equals(one.hours(), requested.hours())
                        && one.siteKeys().equals(requested.sites()))
                .filter(reader::maySee)
                .findFirst();
    }

    private static boolean isUnchanged(Exemption stored, RequestedExemption requested) {
        return stored.reason.equals(requested.reason())
                && stored.purpose == requested.purpose()
                && Objects.equals(stored.directedBy, requested.directedBy())
                && (requested.reviewOn() == null || stored.reviewOn.equals(requested.reviewOn()))
                && (requested.approvedBy() == null || stored.approvedBy.equals(requested.approvedBy()));
    }
}
