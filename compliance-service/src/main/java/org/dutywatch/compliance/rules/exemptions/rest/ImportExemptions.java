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
import org.dutywatch.compliance.imports.RefusedRows;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.WeeklyHours;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.employees.Employee;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.compliance.rules.exemptions.DepartmentClock;
import org.dutywatch.compliance.rules.exemptions.Exemption;
import org.dutywatch.compliance.rules.exemptions.ExemptionScope;
import org.dutywatch.compliance.rules.exemptions.ExemptionVisibility;
import org.dutywatch.compliance.rules.exemptions.ExemptionVisibility.ExemptionReader;
import org.dutywatch.compliance.rules.exemptions.GrantedExemptions;
import org.dutywatch.compliance.rules.exemptions.OwnChainExemptions;
import org.dutywatch.compliance.rules.exemptions.RequestedExemption;
import org.dutywatch.compliance.rules.exemptions.ResolveExemptSites;
import org.dutywatch.compliance.rules.exemptions.drafts.ExemptionDraft;
import org.dutywatch.compliance.rules.exemptions.drafts.ExemptionDrafts;
import org.dutywatch.compliance.rules.exemptions.drafts.RequestExemption;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.csv.CsvFile;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;
import org.jspecify.annotations.Nullable;

/**
 * Imports a CSV file of exemptions. A refused row does not stop the others. No row exempts anybody before another person
 * approves it. An approved row with the same employee or unit, window, hours and sites as an earlier exemption replaces
 * it; until then the earlier one counts.
 */
@ApplicationScoped
public class ImportExemptions {
    private final ExemptionDrafts drafts;
    private final RequestExemption requests;
    private final GrantedExemptions granted;
    private final Employees employees;
    private final AccessScope accessScope;
    private final OwnChainExemptions ownChain;
    private final ExemptionVisibility visibility;
    private final DepartmentClock departmentClock;
    private final ResolveExemptSites sites;
    private final AuditTrail audit;

    ImportExemptions(
            ExemptionDrafts drafts,
            RequestExemption requests,
            GrantedExemptions granted,
            Employees employees,
            AccessScope accessScope,
            OwnChainExemptions ownChain,
            ExemptionVisibility visibility,
            DepartmentClock departmentClock,
            ResolveExemptSites sites,
            AuditTrail audit) {
        this.drafts = drafts;
        this.requests = requests;
        this.granted = granted;
        this.employees = employees;
        this.accessScope = accessScope;
        this.ownChain = ownChain;
        this.visibility = visibility;
        this.departmentClock = departmentClock;
        this.sites = sites;
        this.audit = audit;
    }

    /** Identifies an exemption. A second row with the same key in one file is refused. */
    private record Key(
            String subject, Interval window, @Nullable WeeklyHours hours, SortedSet<String> sites) {
        static Key of(RequestedExemption requested) {
            return new Key(requested.subject(), requested.window(), requested.hours(), requested.sites());
        }
    }

    /** @param dryRun true answers what would happen and changes nothing */
    @Transactional
    public ImportResponse<ExemptionRowResponse> importFile(byte[] file, boolean dryRun) {
        List<CsvRow> rows = CsvFile.read(file, ExemptionColumns.ALL);
        drafts.lock();
        Optional<String> self = accessScope.ownEmployeeId();
        ExemptionReader reader = visibility.reader();
        Map<Key, Integer> seen = new HashMap<>();
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
                answers.add(importRow(row.number(), requested, reader, dryRun));
            } catch (RowRefused e) {
                answers.add(ExemptionRowResponse.refused(row.number(), employeeId, e.reason()));
            }
        }
        var answer = ImportResponse.of(dryRun, answers, rows.size());
        if (!dryRun) {
            RefusedRows.record(audit, "import_exemptions", answers);
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
        var ownRefusal = ownChain.refusal(ExemptionScope.of(requested));
        if (ownRefusal.isPresent()) {
            throw new RowRefused(ownRefusal.get());
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
        Optional<Employee> named = employees.find(approver);
        if (named.isEmpty()) {
            throw new RowRefused("approved_by " + approver + " is unknown");
        }
        if (!named.get().active) {
            throw new RowRefused("approved_by " + approver + " is no longer active");
        }
        if (self.equals(Optional.of(approver))) {
            throw new RowRefused("approved_by is yourself: another person must approve what you import");
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

    private ExemptionRowResponse importRow(
            int row, RequestedExemption requested, ExemptionReader reader, boolean dryRun) throws RowRefused {
        Optional<Exemption> replaced = findReplaced(requested, reader);
        if (replaced.isPresent() && isUnchanged(replaced.get(), requested)) {
            return ExemptionRowResponse.unchanged(row, replaced.get());
        }
        Optional<ExemptionDraft> asked = drafts.findEquivalent(requested, reader);
        if (asked.isPresent() && !drafts.isAwaited(asked.get())) {
            throw new RowRefused("it was declined (" + asked.get().decisionReason
                    + "): change the row, such as its reason, to ask again");
        }
        if (dryRun) {
            return ExemptionRowResponse.pending(row, requested, null);
        }
        return ExemptionRowResponse.pending(
                row,
                requested,
                asked.orElseGet(() -> requests.ask(
                                requested,
                                replaced.map(earlier -> earlier.exemptionId).orElse(null)))
                        .draftId);
    }

    /**
     * The granted exemption that the row would replace. One that the importer may not see is not found: otherwise an
     * import would reveal that it exists.
     */
    private Optional<Exemption> findReplaced(RequestedExemption requested, ExemptionReader reader) {
        return granted.forTheSame(requested).stream().filter(reader::maySee).findFirst();
    }

    private static boolean isUnchanged(Exemption stored, RequestedExemption requested) {
        return stored.reason.equals(requested.reason())
                && stored.purpose == requested.purpose()
                && Objects.equals(stored.directedBy, requested.directedBy())
                && (requested.reviewOn() == null || stored.reviewOn.equals(requested.reviewOn()))
                && (requested.approvedBy() == null || stored.approvedBy.equals(requested.approvedBy()));
    }
}
