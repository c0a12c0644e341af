package org.dutywatch.compliance.duty.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dutywatch.compliance.duty.changes.ChangeResult;
import org.dutywatch.compliance.duty.changes.WriteRosterChanges;
import org.dutywatch.compliance.duty.operations.AtomicRosterChanges;
import org.dutywatch.compliance.duty.operations.ChangeShift;
import org.dutywatch.compliance.duty.roster.ClockChange;
import org.dutywatch.compliance.duty.roster.Provenance;
import org.dutywatch.compliance.duty.roster.Roster;
import org.dutywatch.compliance.duty.roster.RosterBook;
import org.dutywatch.compliance.duty.roster.RosterChangeSet;
import org.dutywatch.compliance.duty.roster.ShiftClockTimes;
import org.dutywatch.compliance.imports.ImportResponse;
import org.dutywatch.compliance.imports.RefusedRows;
import org.dutywatch.compliance.imports.RowOutcome;
import org.dutywatch.compliance.model.duty.ClockTimes;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.roster.ClockedShifts;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.csv.CsvFile;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Records when employees clocked in and out of their shifts. Clock times override the planned times; both are kept. */
@ApplicationScoped
class RecordClockTimes {
    private static final int ROW = 1;

    private final RosterBook rosterBook;
    private final WriteRosterChanges writeRosterChanges;
    private final AuditTrail audit;

    RecordClockTimes(RosterBook rosterBook, WriteRosterChanges writeRosterChanges, AuditTrail audit) {
        this.rosterBook = rosterBook;
        this.writeRosterChanges = writeRosterChanges;
        this.audit = audit;
    }

    /**
     * Records the clock times of one shift.
     *
     * @param shiftStart the planned start
     * @throws ProblemException NOT_FOUND if no shift starts at that time; RULE_REFUSED if these cannot be its clock
     *     times
     */
    @Transactional
    ClockTimesRowResponse put(String employeeId, Instant shiftStart, ClockTimesRequest request) {
        var clockOut = request.clockOut();
        var requested = new ShiftClockTimes(
                new ShiftKey(employeeId, shiftStart),
                new ClockTimes(
                        ChangeShift.millis(request.clockIn()), clockOut == null ? null : ChangeShift.millis(clockOut)),
                request.source());
        var context = lockAndRead(Map.of(ROW, requested));
        if (context.roster.shift(requested.shift()).isEmpty()) {
            throw noShift(requested.shift());
        }
        var response = context.accept(ROW, requested);
        if (response.outcome() == RowOutcome.REFUSED) {
            throw AtomicRosterChanges.refused(String.valueOf(response.reason()));
        }
        ChangeResult changeResult =
                writeRosterChanges.writeAllOrNothing(RosterChangeSet.ofClockTimes(context.changes), request.reason());
        if (changeResult.isAllowed(employeeId)) {
            audit.record("record_clock_times", employeeId, request.reason());
        }
        return response.afterWrite(changeResult);
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
    Optional<ClockTimesRowResponse> remove(String employeeId, Instant shiftStart, String reason) {
        var key = new ShiftKey(employeeId, shiftStart);
        var context = lockAndRead(Map.of(ROW, new ShiftClockTimes(key, new ClockTimes(shiftStart, null), "")));
        ClockTimes before = context.clocked.times().get(key);
        if (before == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "this shift has no clock times");
        }
        RosterEntry shift = context.roster.shift(key).orElseThrow(() -> noShift(key));
        AtomicRosterChanges.refuseIf(context.refusalOfPlannedTime(shift));
        ChangeResult changeResult = writeRosterChanges.writeAllOrNothing(
                RosterChangeSet.ofClockTimes(List.of(new ClockChange(shift, before, null))), reason);
        if (changeResult.isAllowed(employeeId)) {
            audit.record("remove_clock_times", employeeId, reason);
            return Optional.empty();
        }
        return Optional.of(new ClockTimesRowResponse(ROW, employeeId, shiftStart, RowOutcome.CHANGED, null, null)
                .afterWrite(changeResult));
    }

    /**
     * Imports a CSV file of clock times. A refused row does not stop the others.
     *
     * @param source used for rows that name no source
     * @param reason null if none was given; changes of employees with an alert about an affected shift are then refused
     * @param dryRun whether to answer what would happen without changing anything
     */
    @Transactional
    ImportResponse<ClockTimesRowResponse> importFile(
            byte[] file, String source, @Nullable String reason, boolean dryRun) {
        List<CsvRow> rows = CsvFile.read(file, ClockColumns.ALL);
        Map<Integer, ShiftClockTimes> requested = new TreeMap<>();
        Map<Integer, String> unreadable = new TreeMap<>();
        for (CsvRow row : rows) {
            try {
                requested.put(row.number(), ClockColumns.read(row, source));
            } catch (RowRefused e) {
                unreadable.put(row.number(), e.reason());
            }
        }
        var context = lockAndRead(requested);
        List<ClockTimesRowResponse> responses = new ArrayList<>();
        for (CsvRow row : rows) {
            ShiftClockTimes clockTimes = requested.get(row.number());
            responses.add(
                    clockTimes == null
                            ? new ClockTimesRowResponse(
                                    row.number(), null, null, RowOutcome.REFUSED, unreadable.get(row.number()), null)
                            : context.accept(row.number(), clockTimes));
        }
        var change = RosterChangeSet.ofClockTimes(context.changes);
        ChangeResult changeResult = dryRun
                ? writeRosterChanges.preview(change, reason)
                : writeRosterChanges.write(change, reason, Provenance.LOADED_BY_PERSON);
        var response = ImportResponse.of(
                dryRun,
                responses.stream().map(one -> one.afterWrite(changeResult)).toList(),
                rows.size());
        if (!dryRun) {
            RefusedRows.record(audit, "import_clock_times", response.rows());
            audit.record("import_clock_times", null, response.counts().description());
        }
        return response;
    }

    private static ProblemException noShift(ShiftKey shift) {
        return new ProblemException(ProblemType.NOT_FOUND, noShiftMessage(shift));
    }

    private static String noShiftMessage(ShiftKey shift) {
        return "no shift of " + shift.employeeId() + " starts at " + shift.start();
    }

    /** Locks the employees and reads their roster and clock times. */
    private ClockImportContext lockAndRead(Map<Integer, ShiftClockTimes> requested) {
        Set<String> employeeIds =
                requested.values().stream().map(one -> one.shift().employeeId()).collect(Collectors.toSet());
        var starts = requested.values().stream()
                .map(one -> one.shift().start())
                .sorted()
                .toList();
        rosterBook.lock(employeeIds);
        return new ClockImportContext(
                starts.isEmpty()
                        ? new Roster(Map.of(), ClockedShifts.NONE)
                        : rosterBook.current(employeeIds, new Interval(starts.get(0), starts.get(starts.size() - 1))));
    }

    /** The state of one import or request. Each row is checked against the changes of the rows before it. */
    private static final class ClockImportContext {
        private final Roster roster;
        private final Map<ShiftKey, Integer> rowByShift = new HashMap<>();
        private final List<ClockChange> changes = new ArrayList<>();
        private ClockedShifts clocked;

        ClockImportContext(Roster roster) {
            this.roster = roster;
            this.clocked = roster.clocked();
        }

        /** The reason why the planned time cannot apply again; empty if it can. */
        Optional<String> refusalOfPlannedTime(RosterEntry shift) {
            var planned = new ClockTimes(shift.span().start(), shift.span().end());
            return clocked.refusal(shift, planned, roster.entriesOf(shift.employeeId()));
        }

        ClockTimesRowResponse accept(int row, ShiftClockTimes requested) {
            Integer earlier = rowByShift.putIfAbsent(requested.shift(), row);
            if (earlier != null) {
                return response(
                        row, requested, RowOutcome.REFUSED, "row " + earlier + " has the same employee and shift");
            }
            var shift = roster.shift(requested.shift());
            String refusal = shift.isEmpty()
                    ? noShiftMessage(requested.shift())
                    : clocked.refusal(
                                    shift.get(),
                                    requested.times(),
                                    roster.entriesOf(requested.shift().employeeId()))
                            .orElse(null);
            if (shift.isEmpty() || refusal != null) {
                return response(row, requested, RowOutcome.REFUSED, refusal);
            }
            ClockTimes before = clocked.times().get(requested.shift());
            if (requested.times().equals(before)) {
                return response(row, requested, RowOutcome.UNCHANGED, null);
            }
            clocked = clocked.withTimes(requested.shift(), requested.times());
            changes.add(new ClockChange(shift.get(), before, requested));
            return response(row, requested, before == null ? RowOutcome.ADDED : RowOutcome.CHANGED, null);
        }

        private static ClockTimesRowResponse response(
                int row, ShiftClockTimes requested, RowOutcome outcome, @Nullable String reason) {
            return new ClockTimesRowResponse(
                    row, requested.shift().employeeId(), requested.shift().start(), outcome, reason, null);
        }
    }
}
