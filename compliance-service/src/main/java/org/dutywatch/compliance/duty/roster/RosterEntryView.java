package org.dutywatch.compliance.duty.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.roster.EntryRules;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A roster entry, as shown in responses and stored with a correction.
 *
 * @param breakStart start of the duty-free break; absent if there is none, like {@code breakEnd}
 * @param supervisorId absent if the employee's regular supervisor supervises
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RosterEntryView(
        String employeeId,
        Instant start,
        Instant end,
        ShiftKind kind,
        @Nullable Instant breakStart,
        @Nullable Instant breakEnd,
        @Nullable String supervisorId) {
    public static RosterEntryView of(RosterEntry entry) {
        var dutyFree = entry.dutyFree();
        return new RosterEntryView(
                entry.employeeId(),
                entry.span().start(),
                entry.span().end(),
                entry.kind(),
                dutyFree == null ? null : dutyFree.start(),
                dutyFree == null ? null : dutyFree.end(),
                entry.supervisorId());
    }

    /** A copy in which each employee id is replaced by its label. */
    public RosterEntryView withLabels(UnaryOperator<String> label) {
        return new RosterEntryView(
                label.apply(employeeId),
                start,
                end,
                kind,
                breakStart,
                breakEnd,
                supervisorId == null ? null : label.apply(supervisorId));
    }

    /**
     * For a reader who may not see the employee: with days instead of times, and without the break.
     *
     * @param day gives the day that is shown instead of a time
     */
    public RosterEntryView inDays(UnaryOperator<Instant> day) {
        return new RosterEntryView(employeeId, day.apply(start), day.apply(end), kind, null, null, supervisorId);
    }

    /** The roster entry that this shows. */
    public RosterEntry entry() {
        return EntryRules.entry(employeeId, new Interval(start, end), kind, breakStart, breakEnd)
                .withSupervisor(supervisorId);
    }

    public static List<RosterEntryView> of(Collection<RosterEntry> entries) {
        return entries.stream().map(RosterEntryView::of).toList();
    }
}
