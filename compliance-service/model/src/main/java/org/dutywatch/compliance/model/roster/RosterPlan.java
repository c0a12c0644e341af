package org.dutywatch.compliance.model.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides what new roster rows do to the current entries.
 *
 * <ul>
 *   <li>A row replaces the current entry of the same employee with the same start if both are leave or neither is.
 *   <li>A leave and a shift with the same start: the leave replaces the shift if it does not end before the shift, and
 *       the rows do not contain the shift. Otherwise the roster has both: it is leave during the shift.
 *   <li>A shift and a leave with the same start: the shift replaces the leave if the leave does not end before the
 *       shift, the rows do not contain the leave, and no current shift has this start. Otherwise the roster has both.
 *   <li>Duty may not overlap duty; the time clocked decides, else the time planned. Leave and on call may overlap
 *       anything.
 * </ul>
 *
 * <p>A refused row replaces nothing. So the entry that it would have replaced stays, and can overlap another row.
 * Therefore overlaps are searched again until no further row is refused.
 */
public final class RosterPlan {
    private final Set<RosterEntry> current;
    private final List<RosterEntry> removed;
    private final ClockedShifts clocked;
    private final TreeMap<Integer, RosterEntry> accepted;
    private final Map<Integer, String> refusals = new TreeMap<>();
    private final Map<Integer, List<RosterEntry>> replaced = new HashMap<>();

    private RosterPlan(
            Collection<RosterEntry> current,
            Collection<RosterEntry> removed,
            Map<Integer, RosterEntry> rows,
            ClockedShifts clocked) {
        this.clocked = clocked;
        this.removed = List.copyOf(removed);
        this.current = new LinkedHashSet<>(current);
        this.current.removeAll(this.removed);
        this.accepted = new TreeMap<>(rows);
    }

    /**
     * Decides on rows of employees without clock times.
     *
     * @param current the current entries that the rows can replace or overlap
     * @param removed those of the current entries that are removed whatever the rows are: by a snapshot, by the
     *     cancellation of a calendar event, or by the request
     * @param rows the new entries by row number
     */
    public static RosterPlan of(
            Collection<RosterEntry> current, Collection<RosterEntry> removed, Map<Integer, RosterEntry> rows) {
        return of(current, removed, rows, ClockedShifts.NONE);
    }

    /**
     * As {@link #of(Collection, Collection, Map)}, with clock times.
     *
     * @param clocked the clock times, which decide instead of the planned times whether two shifts overlap
     */
    public static RosterPlan of(
            Collection<RosterEntry> current,
            Collection<RosterEntry> removed,
            Map<Integer, RosterEntry> rows,
            ClockedShifts clocked) {
        var plan = new RosterPlan(current, removed, rows, clocked);
        plan.refuseRepeatedStarts();
        plan.findReplaced();
        while (plan.refuseCollisions()) {
            plan.findReplaced();
        }
        return plan;
    }

    /** Those of the covered entries that are missing from the rows, by employee, start, and whether they are leave. */
    public static List<RosterEntry> missingFrom(Collection<RosterEntry> covered, Collection<RosterEntry> rows) {
        Set<Slot> inFile = rows.stream().map(Slot::of).collect(Collectors.toSet());
        return covered.stream()
                .filter(entry -> !inFile.contains(Slot.of(entry)))
                .toList();
    }

    /** The reason why the row is refused; empty if it is accepted. */
    public Optional<String> refusal(int row) {
        return Optional.ofNullable(refusals.get(row));
    }

    /** The current entries that the row replaces. */
    public List<RosterEntry> replaced(int row) {
        return replaced.getOrDefault(row, List.of());
    }

    /** Whether the row equals a current entry. */
    public boolean unchanged(int row) {
        return current.contains(accepted.get(row));
    }

    /** The entries that are removed, as given. */
    public List<RosterEntry> removed() {
        return removed;
    }

    /** The entries that are no longer current: removed or replaced. Each occurs once. */
    public Set<RosterEntry> superseded() {
        return Stream.concat(removed.stream(), replaced.values().stream().flatMap(List::stream))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The entries that become current, in the order of the file. */
    public List<RosterEntry> added() {
        return accepted.values().stream()
                .filter(entry -> !current.contains(entry))
                .toList();
    }

    private void refuse(int row, String reason) {
        accepted.remove(row);
        refusals.put(row, reason);
    }

    private record Slot(String employeeId, Instant start, boolean leave) {
        static Slot of(RosterEntry entry) {
            return new Slot(entry.employeeId(), entry.span().start(), entry.isLeave());
        }
    }

    private void refuseRepeatedStarts() {
        Map<Slot, Integer> first = new HashMap<>();
        new TreeMap<>(accepted).forEach((row, entry) -> {
            Integer earlier = first.putIfAbsent(Slot.of(entry), row);
            if (earlier != null) {
                refuse(row, "row " + earlier + " has the same employee and start");
            }
        });
    }

    private void findReplaced() {
        Map<String, List<RosterEntry>> byEmployee =
                current.stream().collect(Collectors.groupingBy(RosterEntry::employeeId));
        Set<Slot> inFile = accepted.values().stream().map(Slot::of).collect(Collectors.toSet());
        replaced.clear();
        accepted.forEach((row, entry) -> {
            var sameStart = byEmployee.getOrDefault(entry.employeeId(), List.of()).stream()
                    .filter(entry::hasSameStart)
                    .toList();
            if (!sameStart.contains(entry)) {
                replaced.put(
                        row,
                        sameStart.stream()
                                .filter(old -> replaces(entry, old, sameStart, inFile))
                                .toList());
            }
        });
    }

    private static boolean replaces(RosterEntry entry, RosterEntry old, List<RosterEntry> sameStart, Set<Slot> inFile) {
        if (entry.isLeave() == old.isLeave()) {
            return true;
        }
        boolean coversOther = entry.isLeave()
                ? !entry.span().end().isBefore(old.span().end())
                : !old.span().end().isBefore(entry.span().end())
                        && sameStart.stream().allMatch(RosterEntry::isLeave);
        return coversOther && !inFile.contains(Slot.of(old));
    }

    private boolean refuseCollisions() {
        int before = refusals.size();
        Set<RosterEntry> superseded = new HashSet<>(superseded());
        Map<String, List<RosterEntry>> remaining = current.stream()
                .filter(entry -> !superseded.contains(entry))
                .collect(Collectors.groupingBy(RosterEntry::employeeId, Collectors.toCollection(ArrayList::new)));
        new TreeMap<>(accepted).forEach((row, entry) -> {
            var others = remaining.computeIfAbsent(entry.employeeId(), employee -> new ArrayList<>());
            var collision = others.stream()
                    .filter(other -> clocked.collide(entry, other))
                    .findFirst();
            collision.ifPresentOrElse(other -> refuse(row, overlap(other)), () -> others.add(entry));
        });
        return refusals.size() > before;
    }

    private String overlap(RosterEntry other) {
        return "overlaps the " + clocked.description(other)
                + ": to move that shift, remove it first (DELETE /api/v1/roster/shifts/" + other.employeeId() + "/"
                + other.span().start() + ") or import a snapshot of the window";
    }
}
