package org.dutywatch.compliance.rules.policies;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.policies.ApprovedPolicies;
import org.dutywatch.compliance.model.policies.Coverage.PolicySubject;
import org.dutywatch.compliance.model.policies.DatedPolicy;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.eventkit.sql.DatabaseFailure;

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
             where shift_start >= ? and shift_start < ? and (?::text is null or kind = any(?::text[]))
               and (employee_id, shift_start) > (?, ?)
             order by employee_id, shift_start
             limit ?
            """;

    private final DataSource database;
    private final Employees employees;

    MeasuredShifts(DataSource database, Employees employees) {
        this.database = database;
        this.employees = employees;
    }

    private record MeasuredShift(ShiftKey key, ShiftKind kind) {}

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
                                    shift.key().start());
                })
                .map(shift -> shift.key().start())
                .findFirst();
    }

    private List<MeasuredShift> next(DatedPolicy draft, Instant to, ShiftKey after) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(NEXT)) {
            var kinds = draft.coverage().sortedKinds();
            var names = connection.createArrayOf(
                    "text", kinds.stream().map(Enum::name).toArray());
            select.setObject(1, draft.from().atOffset(ZoneOffset.UTC));
            select.setObject(2, to.atOffset(ZoneOffset.UTC));
            select.setString(3, kinds.isEmpty() ? null : "some");
            select.setArray(4, names);
            select.setString(5, after.employeeId());
            select.setObject(6, after.start().atOffset(ZoneOffset.UTC));
            select.setInt(7, BATCH_SIZE);
            try (var rows = select.executeQuery()) {
                List<MeasuredShift> batch = new ArrayList<>();
                while (rows.next()) {
                    var start = rows.getObject(2, OffsetDateTime.class).toInstant();
                    batch.add(new MeasuredShift(
                            new ShiftKey(rows.getString(1), start), ShiftKind.valueOf(rows.getString(3))));
                }
                return batch;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the measured shifts", e);
        }
    }
}
