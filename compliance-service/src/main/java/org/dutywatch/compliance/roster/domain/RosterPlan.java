package org.dutywatch.compliance.roster.domain;

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
 * What new roster rows do to the current entries.
 *
 * <ul>
 *   <li>A row replaces the current entry of the same employee with the same start.
 *   <li>A leave that starts with a shift but ends before it is laid over it and replaces nothing; so is a leave whose
 *       shift the same file gives.
 *   <li>A shift that starts with a leave which covers it all replaces the leave, unless the same file gives the leave.
 *   <li>Duty may not overlap duty, as clocked or else as planned. Leave and on call may overlap anything.
 * </ul>
 *
 * A refused row replaces nothing, which can make another row collide; so collisions are looked for until none is left.
 */
public final class RosterPlan {
    private final Set<RosterEntry> current;
    private final List<RosterEntry> removed;
    private final ClockedShifts clocked;
    private final TreeMap<Integer, RosterEntry> taken;
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
        this.taken = new TreeMap<>(rows);
    }

    /**
     * Decides.
     *
     * @param current the entries that the rows may meet
     * @param removed those of them that a snapshot takes away
     * @param rows the new entries by row number
     */
    public static RosterPlan of(
            Collection<RosterEntry> current, Collection<RosterEntry> removed, Map<Integer, RosterEntry> rows) {
        return of(current, removed, rows, ClockedShifts.NONE);
    }

    /**
     * Decides where times were clocked.
     *
     * @param clocked what overlaps is worked at the same time, whatever the plan says
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

    /** The entries of a snapshot's window that its rows lack. */
    public static List<RosterEntry> lacking(Collection<RosterEntry> inWindow, Collection<RosterEntry> rows) {
        Set<Slot> given = rows.stream().map(Slot::of).collect(Collectors.toSet());
        return inWindow.stream()
                .filter(entry -> !given.contains(Slot.of(entry)))
                .toList();
    }

    /** Why the row is not taken; nothing when it is. */
    public Optional<String> refusal(int row) {
        return Optional.ofNullable(refusals.get(row));
    }

    /** The current entries that the row takes the place of. */
    public List<RosterEntry> replaced(int row) {
        return replaced.getOrDefault(row, List.of());
    }

    /** The row says what is known already. */
    public boolean unchanged(int row) {
        return current.contains(taken.get(row));
    }

    /** What a snapshot takes away. */
    public List<RosterEntry> removed() {
        return removed;
    }

    /** The entries that end to be current, each once. */
    public Set<RosterEntry> superseded() {
        return Stream.concat(removed.stream(), replaced.values().stream().flatMap(List::stream))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The entries that become current, in the order of the file. */
    public List<RosterEntry> added() {
        return taken.values().stream().filter(entry -> !current.contains(entry)).toList();
    }

    private void refuse(int row, String reason) {
        taken.remove(row);
        refusals.put(row, reason);
    }

    private record Slot(String employeeId, Instant start, boolean leave) {
        static Slot of(RosterEntry entry) {
            return new Slot(entry.employeeId(), entry.span().start(), entry.isLeave());
        }
    }

    private void refuseRepeatedStarts() {
        Map<Slot, Integer> first = new HashMap<>();
        new TreeMap<>(taken).forEach((row, entry) -> {
            Integer earlier = first.putIfAbsent(Slot.of(entry), row);
            if (earlier != null) {
                refuse(row, "row " + earlier + " has the same employee and start");
            }
        });
    }

    private void findReplaced() {
        Map<String, List<RosterEntry>> byEmployee =
                current.stream().collect(Collectors.groupingBy(RosterEntry::employeeId));
        Set<Slot> given = taken.values().stream().map(Slot::of).collect(Collectors.toSet());
        replaced.clear();
        taken.forEach((row, entry) -> {
            var sameStart = byEmployee.getOrDefault(entry.employeeId(), List.of()).stream()
                    .filter(entry::startsWith)
                    .toList();
            if (!sameStart.contains(entry)) {
                replaced.put(
                        row,
                        sameStart.stream()
                                .filter(old -> replaces(entry, old, sameStart, given))
                                .toList());
            }
        });
    }

    private static boolean replaces(RosterEntry entry, RosterEntry old, List<RosterEntry> sameStart, Set<Slot> given) {
        if (entry.isLeave() == old.isLeave()) {
            return true;
        }
        boolean coversOther = entry.isLeave()
                ? !entry.span().end().isBefore(old.span().end())
                : !old.span().end().isBefore(entry.span().end())
                        && sameStart.stream().allMatch(RosterEntry::isLeave);
        return coversOther && !given.contains(Slot.of(old));
    }

    private boolean refuseCollisions() {
        int before = refusals.size();
        Set<RosterEntry> gone = new HashSet<>(superseded());
        Map<String, List<RosterEntry>> standing = current.stream()
                .filter(entry -> !gone.contains(entry))
                .collect(Collectors.groupingBy(RosterEntry::employeeId, Collectors.toCollection(ArrayList::new)));
        new TreeMap<>(taken).forEach((row, entry) -> {
            var others = standing.computeIfAbsent(entry.employeeId(), employee -> new ArrayList<>());
            var collision = others.stream()
                    .filter(other -> clocked.collide(entry, other))
                    .findFirst();
            collision.ifPresentOrElse(other -> refuse(row, overlap(other)), () -> others.add(entry));
        });
        return refusals.size() > before;
    }

    private String overlap(RosterEntry other) {
        return "overlaps the " + clocked.words(other)
                + ": to move that shift, remove it first (DELETE /api/v1/roster/shifts/" + other.employeeId() + "/"
                + other.span().start() + ") or import a snapshot of the window";
    }
}
