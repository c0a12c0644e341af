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

/** Takes when people clocked in and out of their shifts; it overrides the plan, and both are kept. */
@ApplicationScoped
class RecordClockTimes {
    private static final int ROW = 1;
    /** No shift is clocked further off its planned start, so none further off can overlap it. */
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

    /** @throws ProblemException NOT_FOUND where no shift starts then; RULE_REFUSED where these cannot be its times */
    @Transactional
    ClockRowAnswer put(String employeeId, Instant shiftStart, ClockTimesRequest request) {
        var out = request.clockOut();
        var asked = new Clocked(
                new ClockedShifts.Key(employeeId, shiftStart),
                new ClockTimes(ChangeShift.millis(request.clockIn()), out == null ? null : ChangeShift.millis(out)),
                request.source());
        var course = begin(Map.of(ROW, asked));
        if (course.shift(asked.shift()).isEmpty()) {
            throw noShift(asked.shift());
        }
        var answer = course.take(ROW, asked);
        if (answer.outcome() == RowOutcome.REFUSED) {
            throw SingleChanges.refused(String.valueOf(answer.reason()));
        }
        Written written = changes.writeTogether(Change.ofClock(course.changes), request.reason());
        if (written.holds(employeeId)) {
            audit.record("record_clock_times", employeeId, request.reason());
        }
        return answer.when(written);
    }

    /**
     * The plan holds again.
     *
     * @return what waits for a second person; nothing where the times are taken back
     * @throws ProblemException NOT_FOUND where nothing was clocked
     */
    @Transactional
    Optional<ClockRowAnswer> remove(String employeeId, Instant shiftStart, String reason) {
        var key = new ClockedShifts.Key(employeeId, shiftStart);
        var course = begin(Map.of(ROW, new Clocked(key, new ClockTimes(shiftStart, null), "")));
        ClockTimes before = course.clocked.times().get(key);
        if (before == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no clock times are known of this shift");
        }
        RosterEntry shift = course.shift(key).orElseThrow(() -> noShift(key));
        SingleChanges.refuseIf(course.refusalOfThePlan(shift));
        Written written = changes.writeTogether(Change.ofClock(List.of(new ClockChange(shift, before, null))), reason);
        if (written.holds(employeeId)) {
            audit.record("remove_clock_times", employeeId, reason);
            return Optional.empty();
        }
        return Optional.of(
                new ClockRowAnswer(ROW, employeeId, shiftStart, RowOutcome.CHANGED, null, null).when(written));
    }

    /**
     * @param reason null where nobody said why: then what touches a shift with an alert is refused
     * @param dryRun answers what would happen and changes nothing
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
        var course = begin(asked);
        List<ClockRowAnswer> answers = new ArrayList<>();
        for (CsvRow row : rows) {
            Clocked one = asked.get(row.number());
            answers.add(
                    one == null
                            ? new ClockRowAnswer(
                                    row.number(), null, null, RowOutcome.REFUSED, unreadable.get(row.number()), null)
                            : course.take(row.number(), one));
        }
        var change = Change.ofClock(course.changes);
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

    /** Locks the employees and reads what is known of them. */
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

    /** One file or request: each row sees what those before it changed. */
    private static final class Course {
        private final Map<String, List<RosterEntry>> roster;
        private final Map<ClockedShifts.Key, Integer> seen = new java.util.HashMap<>();
        private final List<ClockChange> changes = new ArrayList<>();
        private ClockedShifts clocked;

        Course(List<RosterEntry> roster, ClockedShifts clocked) {
            this.roster = roster.stream().collect(Collectors.groupingBy(RosterEntry::employeeId));
            this.clocked = clocked;
        }

        private List<RosterEntry> of(String employeeId) {
            return roster.getOrDefault(employeeId, List.of());
        }

        Optional<RosterEntry> shift(ClockedShifts.Key key) {
            return of(key.employeeId()).stream()
                    .filter(entry ->
                            entry.isDuty() && ClockedShifts.Key.of(entry).equals(key))
                    .findFirst();
        }

        /** Why the plan cannot hold again. */
        Optional<String> refusalOfThePlan(RosterEntry shift) {
            var planned = new ClockTimes(shift.span().start(), shift.span().end());
            return clocked.refusal(shift, planned, of(shift.employeeId()));
        }

        ClockRowAnswer take(int row, Clocked asked) {
            Integer earlier = seen.putIfAbsent(asked.shift(), row);
            if (earlier != null) {
                return answer(row, asked, RowOutcome.REFUSED, "row " + earlier + " has the same employee and shift");
            }
            var shift = shift(asked.shift());
            String refusal = shift.isEmpty()
                    ? noShiftWords(asked.shift())
                    : clocked.refusal(
                                    shift.get(), asked.times(), of(asked.shift().employeeId()))
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
