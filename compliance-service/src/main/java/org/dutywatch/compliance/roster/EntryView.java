package org.dutywatch.compliance.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.jspecify.annotations.Nullable;

/** A roster entry as an answer shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EntryView(
        String employeeId,
        Instant start,
        Instant end,
        ShiftKind kind,
        @Nullable Instant breakStart,
        @Nullable Instant breakEnd,
        @Nullable String supervisorId) {
    static EntryView of(RosterEntry entry) {
        var dutyFree = entry.dutyFree();
        return new EntryView(
                entry.employeeId(),
                entry.span().start(),
                entry.span().end(),
                entry.kind(),
                dutyFree == null ? null : dutyFree.start(),
                dutyFree == null ? null : dutyFree.end(),
                entry.supervisorId());
    }

    static List<EntryView> of(Collection<RosterEntry> entries) {
        return entries.stream().map(EntryView::of).toList();
    }
}
