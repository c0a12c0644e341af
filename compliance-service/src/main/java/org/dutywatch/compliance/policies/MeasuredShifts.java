package org.dutywatch.compliance.policies;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.policies.domain.Coverage.Subject;
import org.dutywatch.compliance.policies.domain.DatedPolicy;
import org.dutywatch.compliance.policies.domain.PolicyBook;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;

/** The shifts that have been measured, for what a new policy would make of them. */
@ApplicationScoped
class MeasuredShifts {
    private static final int AT_ONCE = 5_000;
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

    private record Measured(ShiftKey key, ShiftKind kind) {}

    /**
     * A shift that began before {@code now}, was measured, and would be measured more harshly.
     *
     * @return the start of one; nothing where there is none
     */
    Optional<Instant> madeHarsher(PolicyBook book, DatedPolicy draft, Instant now) {
        Instant to = draft.until() == null || draft.until().isAfter(now) ? now : draft.until();
        ShiftKey after = new ShiftKey("", Instant.EPOCH);
        while (true) {
            List<Measured> some = next(draft, to, after);
            var harsher = harsherAmong(some, book, draft);
            if (harsher.isPresent() || some.size() < AT_ONCE) {
                return harsher;
            }
            after = some.get(some.size() - 1).key();
        }
    }

    private Optional<Instant> harsherAmong(List<Measured> some, PolicyBook book, DatedPolicy draft) {
        var assignments = employees.assignments(some.stream().map(Measured::key).toList());
        return some.stream()
                .filter(one -> {
                    var belonged = assignments.get(one.key());
                    return belonged != null
                            && book.isMadeHarsherBy(
                                    draft,
                                    new Subject(belonged.unit(), belonged.rank(), one.kind()),
                                    one.key().start());
                })
                .map(one -> one.key().start())
                .findFirst();
    }

    private List<Measured> next(DatedPolicy draft, Instant to, ShiftKey after) {
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
            select.setInt(7, AT_ONCE);
            try (var rows = select.executeQuery()) {
                List<Measured> some = new ArrayList<>();
                while (rows.next()) {
                    var start = rows.getObject(2, OffsetDateTime.class).toInstant();
                    some.add(
                            new Measured(new ShiftKey(rows.getString(1), start), ShiftKind.valueOf(rows.getString(3))));
                }
                return some;
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot read the measured shifts", e);
        }
    }
}
