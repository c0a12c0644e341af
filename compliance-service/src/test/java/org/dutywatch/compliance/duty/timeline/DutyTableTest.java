package org.dutywatch.compliance.duty.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.compliance.duty.clock.ClockColumns;
import org.dutywatch.compliance.duty.imports.RosterColumns;
import org.dutywatch.compliance.imports.CsvDialect;
import org.dutywatch.compliance.model.duty.ClockTimes;
import org.dutywatch.compliance.model.duty.DutyRules;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.roster.ClockedShifts;
import org.dutywatch.compliance.model.roster.DutyState;
import org.dutywatch.compliance.model.roster.DutyTimeline;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.roster.RosterPlan;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.csv.CsvColumns;
import org.dutywatch.eventkit.csv.CsvFile;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks {@link RosterTable} against the domain rules alone; {@link DutyTableIT} does so against the service. */
class DutyTableTest {
    private static final Interval YEAR =
            new Interval(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

    @ParameterizedTest
    @MethodSource("org.dutywatch.compliance.duty.timeline.RosterTable#cases")
    void shouldGiveTheMinutesThatWereCalculatedByHand(RosterTable.Case roster) throws RowRefused {
        List<RosterEntry> entries = entries(roster.after());
        ClockedShifts clocked = clocked(roster.actuals());

        Map<String, Integer> minutes = new HashMap<>();
        roster.minutes().keySet().forEach(employee -> minutes.put(employee, onDutyMinutes(employee, entries, clocked)));

        assertThat(minutes).isEqualTo(roster.minutes());
    }

    private static int onDutyMinutes(String employee, List<RosterEntry> all, ClockedShifts clocked) {
        var own = all.stream()
                .filter(entry -> entry.employeeId().equals(employee))
                .toList();
        return (int) DutyTimeline.of(new DutyTimeline.DutyFacts(own, clocked, DutyRules.DEFAULT, null), YEAR).stream()
                .filter(item -> item.state() == DutyState.ON_DUTY)
                .map(item -> item.span().length())
                .reduce(Duration.ZERO, Duration::plus)
                .toMinutes();
    }

    private static List<RosterEntry> entries(String rows) throws RowRefused {
        Map<Integer, RosterEntry> entries = new TreeMap<>();
        for (CsvRow row : read("employee_id,start,end,kind,break_start,break_end\n" + rows)) {
            entries.put(row.number(), RosterColumns.read(row, CsvDialect.DEFAULT));
        }
        var plan = RosterPlan.of(List.of(), List.of(), entries);
        assertThat(entries.keySet()).allMatch(row -> plan.refusal(row).isEmpty());
        return plan.added();
    }

    private static ClockedShifts clocked(String rows) throws RowRefused {
        Map<ShiftKey, ClockTimes> times = new HashMap<>();
        for (CsvRow row : read("employee_id,shift_start,clock_in,clock_out\n" + rows)) {
            var clocked = ClockColumns.read(row, "test");
            times.put(clocked.shift(), clocked.times());
        }
        return new ClockedShifts(times);
    }

    private static List<CsvRow> read(String file) {
        return new ArrayList<>(CsvFile.read(file.getBytes(StandardCharsets.UTF_8), columns(file)));
    }

    private static CsvColumns columns(String file) {
        return file.startsWith("employee_id,shift_start") ? ClockColumns.ALL : RosterColumns.ALL;
    }
}
