package org.dutywatch.compliance.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dutywatch.compliance.duty.domain.ClockTimes;
import org.dutywatch.compliance.imports.CsvFile;
import org.dutywatch.compliance.imports.CsvRow;
import org.dutywatch.compliance.imports.ImportAnswer;
import org.dutywatch.compliance.imports.RowOutcome;
import org.dutywatch.compliance.imports.RowRefused;
import org.dutywatch.compliance.roster.ClockLedger.Clocked;
import org.dutywatch.compliance.roster.domain.ClockedShifts;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Records when employees clocked in and out of their shifts. Clock times override the planned times; both are kept. */
@ApplicationScoped
class RecordClockTimes {
    private static final int ROW = 1;
    /** Clock times are less than this away from the planned start, so only shifts within this distance can overlap. */
    private static final Duration REACH = Duration.ofDays(3);

    private final RosterLedger roster;
    private final ClockLedger clockLedger;
    private final RosterChanges changes;
    private final AuditTrail audit;
    private final Clock clock;

    RecordClockTimes(
            RosterLedger roster, ClockLedger clockLedger, RosterChanges changes, AuditTrail audit, Clock clock) {
        this.roster = roster;
        this.clockLedger = clockLedger;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Records the clock times of one shift.
     *
     * @param shiftStart the planned start
     * @throws ProblemException NOT_FOUND if no shift starts at that time; RULE_REFUSED if these cannot be its clock
     *     times
     */
    @Transactional
    ClockRowAnswer put(String employeeId, Instant shiftStart, ClockTimesRequest request) {
        var out = request.clockOut();
        var asked = new Clocked(
                new ClockedShifts.Key(employeeId, shiftStart),
                new ClockTimes(ChangeShift.millis(request.clockIn()), out == null ? null : ChangeShift.millis(out)),
                request.source());
        var context = begin(Map.of(ROW, asked));
        if (context.shift(asked.shift()).isEmpty()) {
            throw noShift(asked.shift());
        }
        var answer = context.accept(ROW, asked);
        if (answer.outcome() == RowOutcome.REFUSED) {
            throw SingleChanges.refused(String.valueOf(answer.reason()));
        }
        Written written = changes.writeTogether(Change.ofClock(context.changes), request.reason());
        if (written.holds(employeeId)) {
            audit.record("record_clock_times", employeeId, request.reason());
        }
        return answer.when(written);
    }

    /**
     * Removes the clock times of one shift, so that its planned time applies again.
     *
     * @param shiftStart the planned start
     * @return the change that waits for a second person; empty if the clock times are removed
     * @throws ProblemException NOT_FOUND if there are no clock times or no such shift; RULE_REFUSED if the planned time
     *     overlaps another shift
     */
    @Transactional
    Optional<ClockRowAnswer> remove(String employeeId, Instant shiftStart, String reason) {
        var key = new ClockedShifts.Key(employeeId, shiftStart);
        var context = begin(Map.of(ROW, new Clocked(key, new ClockTimes(shiftStart, null), "")));
        ClockTimes before = context.clocked.times().get(key);
        if (before == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no clock times are known of this shift");
        }
        RosterEntry shift = context.shift(key).orElseThrow(() -> noShift(key));
        SingleChanges.refuseIf(context.refusalOfPlannedTime(shift));
        Written written = changes.writeTogether(Change.ofClock(List.of(new ClockChange(shift, before, null))), reason);
        if (written.holds(employeeId)) {
            audit.record("remove_clock_times", employeeId, reason);
            return Optional.empty();
        }
        return Optional.of(
                new ClockRowAnswer(ROW, employeeId, shiftStart, RowOutcome.CHANGED, null, null).when(written));
    }

    /**
     * Imports a CSV file of clock times. A refused row does not stop the others.
     *
     * @param source used for rows that name no source
     * @param reason null if none was given; changes of employees with an alert about an affected shift are then refused
     * @param dryRun whether to answer what would happen without changing anything
     */
    @Transactional
    ImportAnswer<ClockRowAnswer> importFile(byte[] file, String source, @Nullable String reason, boolean dryRun) {
        List<CsvRow> rows = CsvFile.read(file, ClockColumns.ALL);
        Map<Integer, Clocked> asked = new TreeMap<>();
        Map<Integer, String> unreadable = new TreeMap<>();
        for (CsvRow row : rows) {
            try {
                asked.put(row.number(), ClockColumns.read(row, source));
            } catch (RowRefused e) {
                unreadable.put(row.number(), e.reason());
            }
        }
        var context = begin(asked);
        List<ClockRowAnswer> answers = new ArrayList<>();
        for (CsvRow row : rows) {
            Clocked one = asked.get(row.number());
            answers.add(
                    one == null
                            ? new ClockRowAnswer(
                                    row.number(), null, null, RowOutcome.REFUSED, unreadable.get(row.number()), null)
                            : context.accept(row.number(), one));
        }
        var change = Change.ofClock(context.changes);
        Written written = dryRun ? changes.foresee(change, reason) : changes.write(change, reason, Provenance.PEOPLE);
        var answer = ImportAnswer.of(
                dryRun, answers.stream().map(one -> one.when(written)).toList());
        if (!dryRun) {
            audit.record("import_clock_times", null, answer.counts().words());
        }
        return answer;
    }

    private static ProblemException noShift(ClockedShifts.Key shift) {
        return new ProblemException(ProblemType.NOT_FOUND, noShiftWords(shift));
    }

    private static String noShiftWords(ClockedShifts.Key shift) {
        return "no shift of " + shift.employeeId() + " starts at " + shift.plannedStart();
    }

    /** Locks the employees and reads their roster and clock times. */
    private Course begin(Map<Integer, Clocked> asked) {
        Set<String> employeeIds =
                asked.values().stream().map(one -> one.shift().employeeId()).collect(Collectors.toSet());
        var starts = asked.values().stream()
                .map(one -> one.shift().plannedStart())
                .sorted()
                .toList();
        roster.lock(employeeIds);
        if (starts.isEmpty()) {
            return new Course(List.of(), ClockedShifts.NONE);
        }
        Instant from = starts.get(0).minus(REACH);
        Instant to = starts.get(starts.size() - 1).plus(REACH);
        Instant now = clock.instant();
        return new Course(roster.known(employeeIds, from, to, now), clockLedger.known(employeeIds, from, to, now));
    }

    /** The state of one import or request. Each row is checked against the changes of the rows before it. */
    private static final class Course {
        private final Map<String, List<RosterEntry>> roster;
        private final Map<ClockedShifts.Key, Integer> rowByShift = new java.util.HashMap<>();
        private final List<ClockChange> changes = new ArrayList<>();
        private ClockedShifts clocked;

        Course(List<RosterEntry> roster, ClockedShifts clocked) {
            this.roster = roster.stream().collect(Collectors.groupingBy(RosterEntry::employeeId));
            this.clocked = clocked;
        }

        private List<RosterEntry> entriesOf(String employeeId) {
            return roster.getOrDefault(employeeId, List.of());
        }

        Optional<RosterEntry> shift(ClockedShifts.Key key) {
            return entriesOf(key.employeeId()).stream()
                    .filter(entry ->
                            entry.isDuty() && ClockedShifts.Key.of(entry).equals(key))
                    .findFirst();
        }

        /** The reason why the planned time cannot apply again; empty if it can. */
        Optional<String> refusalOfPlannedTime(RosterEntry shift) {
            var planned = new ClockTimes(shift.span().start(), shift.span().end());
            return clocked.refusal(shift, planned, entriesOf(shift.employeeId()));
        }

        ClockRowAnswer accept(int row, Clocked asked) {
            Integer earlier = rowByShift.putIfAbsent(asked.shift(), row);
            if (earlier != null) {
                return answer(row, asked, RowOutcome.REFUSED, "row " + earlier + " has the same employee and shift");
            }
            var shift = shift(asked.shift());
            String refusal = shift.isEmpty()
                    ? noShiftWords(asked.shift())
                    : clocked.refusal(
                                    shift.get(),
                                    asked.times(),
                                    entriesOf(asked.shift().employeeId()))
                            .orElse(null);
            if (shift.isEmpty() || refusal != null) {
                return answer(row, asked, RowOutcome.REFUSED, refusal);
            }
            ClockTimes before = clocked.times().get(asked.shift());
            if (asked.times().equals(before)) {
                return answer(row, asked, RowOutcome.UNCHANGED, null);
            }
            clocked = clocked.with(asked.shift(), asked.times());
            changes.add(new ClockChange(shift.get(), before, asked));
            return answer(row, asked, before == null ? RowOutcome.ADDED : RowOutcome.CHANGED, null);
        }

        private static ClockRowAnswer answer(int row, Clocked asked, RowOutcome outcome, @Nullable String reason) {
            return new ClockRowAnswer(
                    row, asked.shift().employeeId(), asked.shift().plannedStart(), outcome, reason, null);
        }
    }
}
