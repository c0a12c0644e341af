package org.dutywatch.compliance.rules.policies;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.policies.ApprovedPolicies;
import org.dutywatch.compliance.model.policies.Coverage.PolicySubject;
import org.dutywatch.compliance.model.policies.DatedPolicy;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Reads measured shifts, to find out whether a new policy would be harsher for them. It reads the table {@code
 * shift_minutes} in SQL, although that belongs to the area {@code measuring}, which depends on this one.
 */
@ApplicationScoped
class MeasuredShifts {
    private static final int BATCH_SIZE = 5_000;
    private static final String NEXT = """
            select employee_id, shift_start, kind
              from shift_minutes
             where shift_start >= :from and shift_start < :to and (:anyKind or kind = any(:kinds))
               and (employee_id, shift_start) > (:afterEmployee, :afterStart)
             order by employee_id, shift_start
             limit :size
            """;

    private final Database database;
    private final Employees employees;

    MeasuredShifts(Database database, Employees employees) {
        this.database = database;
        this.employees = employees;
    }

    /** Public, because Jdbi creates it. */
    public record MeasuredShift(String employeeId, Instant shiftStart, ShiftKind kind) {
        ShiftKey key() {
            return new ShiftKey(employeeId, shiftStart);
        }
    }

    /**
     * Finds a shift that began before {@code now}, was measured, and to which the draft would apply harsher limits than
     * the approved policies do.
     *
     * @return the start of one such shift; empty if there is none
     */
    Optional<Instant> firstMadeHarsher(ApprovedPolicies approvedPolicies, DatedPolicy draft, Instant now) {
        Instant end = draft.until() == null || draft.until().isAfter(now) ? now : draft.until();
        ShiftKey after = new ShiftKey("", Instant.EPOCH);
        while (true) {
            List<MeasuredShift> batch = next(draft, end, after);
            var harsher = harsherAmong(batch, approvedPolicies, draft);
            if (harsher.isPresent() || batch.size() < BATCH_SIZE) {
                return harsher;
            }
            after = batch.get(batch.size() - 1).key();
        }
    }

    private Optional<Instant> harsherAmong(
            List<MeasuredShift> batch, ApprovedPolicies approvedPolicies, DatedPolicy draft) {
        var assignments =
                employees.assignments(batch.stream().map(MeasuredShift::key).toList());
        return batch.stream()
                .filter(shift -> {
                    var assignment = assignments.get(shift.key());
                    return assignment != null
                            && approvedPolicies.isMadeHarsherBy(
                                    draft,
                                    new PolicySubject(assignment.unit(), assignment.rank(), shift.kind()),
                                    shift.shiftStart());
                })
                .map(MeasuredShift::shiftStart)
                .findFirst();
    }

    private List<MeasuredShift> next(DatedPolicy draft, Instant to, ShiftKey after) {
        var kinds = draft.coverage().sortedKinds();
        return database.withHandle(handle -> handle.createQuery(NEXT)
                .bind("from", draft.from())
                .bind("to", to)
                .bind("anyKind", kinds.isEmpty())
                .bindArray("kinds", String.class, kinds.stream().map(Enum::name).toList())
                .bind("afterEmployee", after.employeeId())
                .bind("afterStart", after.start())
                .bind("size", BATCH_SIZE)
                .map(ConstructorMapper.of(MeasuredShift.class))
                .list());
    }
}
