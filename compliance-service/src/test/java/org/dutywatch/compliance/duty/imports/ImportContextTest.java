package org.dutywatch.compliance.duty.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutywatch.compliance.duty.imports.RosterImportOptions.CoveredEvent;
import org.dutywatch.compliance.duty.imports.RosterRow.EventReference;
import org.dutywatch.compliance.duty.roster.ImportedEntry;
import org.dutywatch.compliance.duty.roster.Roster;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.roster.ClockedShifts;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.time.Interval;
import org.junit.jupiter.api.Test;

/** Which entries of an earlier import are removed because this one lacks them. */
class ImportContextTest {
    private static final Interval DECEMBER =
            new Interval(Instant.parse("2026-12-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
    private static final EventReference EVENT = new EventReference("night", null);
    private static final RosterImportOptions SNAPSHOT = new RosterImportOptions(DECEMBER, false, null);
    private static final RosterImportOptions DELTA =
            new RosterImportOptions(null, List.of(new CoveredEvent("night", null, DECEMBER)), null, false, null);

    private final RosterEntry first = shift("E1");
    private final RosterEntry second = shift("E2");

    @Test
    void shouldRemoveWhatTheImportLacks() {
        var row = new RosterRow(1, "E1", first, null, EVENT, false, null, false);

        assertThat(removed(SNAPSHOT, row)).containsExactly(second);
        assertThat(removed(DELTA, row)).containsExactly(second);
    }

    @Test
    void shouldKeepTheEntriesOfAllEmployeesOfADamagedEvent() {
        var named = new RosterRow(1, "E1", null, "line 9 has damaged characters", EVENT, false, null, true);
        var unnamed = new RosterRow(1, null, null, "line 9 cannot be read", EVENT, false, null, true);

        for (var options : List.of(SNAPSHOT, DELTA)) {
            assertThat(removed(options, named)).isEmpty();
            assertThat(removed(options, unnamed)).isEmpty();
        }
    }

    @Test
    void shouldRemoveTheOthersOfAnEventThatIsRefusedButNotDamaged() {
        var row = new RosterRow(1, "E1", null, "STATUS:TENTATIVE", EVENT, false, null, false);

        assertThat(removed(SNAPSHOT, row)).containsExactly(second);
    }

    private Collection<RosterEntry> removed(RosterImportOptions options, RosterRow row) {
        var earlier = List.of(new ImportedEntry(first, "night"), new ImportedEntry(second, "night"));
        var context = new ImportContext(options, earlier, Set.of());
        context.read(row, Set.of("E1", "E2"));
        return context.plan(new Roster(Map.of("E1", List.of(first), "E2", List.of(second)), ClockedShifts.NONE))
                .removed();
    }

    private static RosterEntry shift(String employeeId) {
        var span = new Interval(Instant.parse("2026-12-07T14:00:00Z"), Instant.parse("2026-12-07T22:00:00Z"));
        return new RosterEntry(employeeId, span, ShiftKind.REGULAR, null);
    }
}
