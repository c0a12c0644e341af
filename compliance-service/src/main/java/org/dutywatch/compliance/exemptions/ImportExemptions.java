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
import java.util.Set;
import java.util.SortedSet;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.exemptions.domain.WeeklyHours;
import org.dutywatch.compliance.imports.CsvFile;
import org.dutywatch.compliance.imports.CsvRow;
import org.dutywatch.compliance.imports.ImportAnswer;
import org.dutywatch.compliance.imports.RowOutcome;
import org.dutywatch.compliance.imports.RowRefused;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.rest.Caller;
import org.jspecify.annotations.Nullable;

/** Takes the exemptions of a file that can be taken; one for the same employee and time replaces the earlier. */
@ApplicationScoped
public class ImportExemptions {
    private final EntityManager database;
    private final Employees employees;
    private final GrantExemption grants;
    private final Viewer viewer;
    private final ExemptionSight sight;
    private final DepartmentTime time;
    private final ExemptSites sites;
    private final Caller caller;
    private final AuditTrail audit;

    ImportExemptions(
            EntityManager database,
            Employees employees,
            GrantExemption grants,
            Viewer viewer,
            ExemptionSight sight,
            DepartmentTime time,
            ExemptSites sites,
            Caller caller,
            AuditTrail audit) {
        this.database = database;
        this.employees = employees;
        this.grants = grants;
        this.viewer = viewer;
        this.sight = sight;
        this.time = time;
        this.sites = sites;
        this.caller = caller;
        this.audit = audit;
    }

    /** What a later row of the same file, or of a later file, replaces. */
    private record Key(
            String subject, Interval window, @Nullable WeeklyHours hours, SortedSet<String> sites) {
        static Key of(ExemptionRow asked) {
            return new Key(asked.subject(), asked.window(), asked.hours(), asked.sites());
        }
    }

    /** @param importer stands for the approval where a row names nobody */
    private record Course(String importer, boolean dryRun, ExemptionSight.Sight sight, List<Exemption> granted) {}

    /** @param dryRun answers what would happen and changes nothing */
    @Transactional
    public ImportAnswer<ExemptionRowAnswer> importFile(byte[] file, boolean dryRun) {
        List<CsvRow> rows = CsvFile.read(file, ExemptionColumns.ALL);
        database.createNativeQuery("lock table exemption in share row exclusive mode")
                .executeUpdate();
        Optional<String> self = viewer.self();
        Map<Key, Integer> seen = new HashMap<>();
        var course = new Course(self.orElse(caller.name()), dryRun, sight.of(null), new ArrayList<>());
        List<ExemptionRowAnswer> answers = new ArrayList<>();
        for (CsvRow row : rows) {
            String employeeId = null;
            try {
                ExemptionRow asked = ExemptionColumns.read(row, time.zone(), sites);
                employeeId = asked.employeeId();
                check(asked, self);
                Integer earlier = seen.putIfAbsent(Key.of(asked), row.number());
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
        var refusal = asked.refusal(time.today());
        if (refusal.isPresent()) {
            throw new RowRefused(refusal.get());
        }
        Set<String> exempted = exempted(asked);
        if (self.isPresent() && exempted.contains(self.get())) {
            throw new RowRefused(asked.unit() == null ? "nobody exempts himself" : "nobody exempts his own unit");
        }
        String approver = asked.approvedBy();
        if (approver == null) {
            return;
        }
        if (exempted.contains(approver)) {
            throw new RowRefused(
                    asked.unit() == null ? "approved_by is the employee himself" : "approved_by belongs to the unit");
        }
        if (employees.find(approver).isEmpty()) {
            throw new RowRefused("approved_by " + approver + " is nobody known");
        }
    }

    private Set<String> exempted(ExemptionRow asked) throws RowRefused {
        String unit = asked.unit();
        if (unit != null) {
            Set<String> members = employees.in(unit);
            if (members.isEmpty()) {
                throw new RowRefused("unit " + unit + " has no members");
            }
            return members;
        }
        String employeeId = asked.employeeId();
        if (employeeId == null || employees.find(employeeId).isEmpty()) {
            throw new RowRefused("employee_id " + employeeId + " is nobody known");
        }
        return Set.of(employeeId);
    }

    private ExemptionRowAnswer take(int row, ExemptionRow asked, Course course) {
        Optional<Exemption> same = same(asked, course.sight());
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

    /** What the importer may not know of is not replaced, so that nobody can find it by importing. */
    private static Optional<Exemption> same(ExemptionRow asked, ExemptionSight.Sight sight) {
        return Exemption.<Exemption>find(
                        "startAt = ?1 and endAt = ?2 and revokedAt is null and (employeeId = ?3 or unit = ?4)",
                        asked.window().start(),
                        asked.window().end(),
                        asked.employeeId() == null ? "" : asked.employeeId(),
                        asked.unit() == null ? "" : asked.unit())
                .stream()
                .filter(one -> Objects.equals(one.hours(), asked.hours())
                        && one.siteKeys().equals(asked.sites()))
                .filter(sight::shows)
                .findFirst();
    }

    private static boolean says(Exemption known, ExemptionRow asked) {
        return known.reason.equals(asked.reason())
                && known.purpose == asked.purpose()
                && Objects.equals(known.directedBy, asked.directedBy())
                && (asked.reviewOn() == null || known.reviewOn.equals(asked.reviewOn()))
                && (asked.approvedBy() == null || known.approvedBy.equals(asked.approvedBy()));
    }
}
