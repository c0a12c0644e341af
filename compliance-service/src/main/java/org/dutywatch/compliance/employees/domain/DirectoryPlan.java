package org.dutywatch.compliance.employees.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dutywatch.compliance.employees.domain.EmployeeHistory.Period;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a file can be taken. A refused row leaves its employee as stored, which can make further rows
 * impossible; so the rules are asked again until nothing more is refused.
 *
 * <p>The chain of command has no loop and nobody reports to somebody unknown or gone, at any moment from a row's own on;
 * who is active shares no user name and no address with another who is, now and later.
 */
public final class DirectoryPlan {
    private static final int NAMED = 5;
    private static final EmployeeHistory NOTHING = EmployeeHistory.of(List.of());

    private final Map<String, EmployeeHistory> stored;
    private final Instant now;
    private final Map<Integer, EmployeeChange> taken;
    private final Map<Integer, String> refusals = new TreeMap<>();
    private final Set<Integer> sharing = new HashSet<>();
    private final Map<Integer, Effect> effects = new HashMap<>();
    private final Map<String, EmployeeHistory> outcome = new HashMap<>();

    /** What a taken row does. */
    public enum Effect {
        ADDED,
        CHANGED,
        UNCHANGED
    }

    private DirectoryPlan(Map<String, EmployeeHistory> stored, Map<Integer, EmployeeChange> rows, Instant now) {
        this.stored = stored;
        this.taken = new TreeMap<>(rows);
        this.now = now;
    }

    /**
     * Decides.
     *
     * @param stored everybody known so far
     * @param rows what the file says, by row number; several rows of one employee are taken in the order of their times
     */
    public static DirectoryPlan of(
            Map<String, EmployeeHistory> stored, Map<Integer, EmployeeChange> rows, Instant now) {
        return of(stored, rows, Map.of(), now);
    }

    /**
     * As {@link #of(Map, Map, Instant)}.
     *
     * @param refused why rows are refused already, by row number
     */
    public static DirectoryPlan of(
            Map<String, EmployeeHistory> stored,
            Map<Integer, EmployeeChange> rows,
            Map<Integer, String> refused,
            Instant now) {
        var plan = new DirectoryPlan(stored, rows, now);
        refused.forEach(plan::refuse);
        plan.refuseRepeatedIds();
        int before;
        do {
            before = plan.refusals.size();
            plan.apply();
            plan.refuseSharedKeys();
            plan.apply();
            plan.refuseOrphans();
            plan.apply();
            plan.refuseLoops();
        } while (plan.refusals.size() > before);
        return plan;
    }

    /** Why the row is not taken; nothing when it is. */
    public Optional<String> refusal(int row) {
        return Optional.ofNullable(refusals.get(row));
    }

    /** Whether the row is refused because a user name or an address belongs to somebody else. */
    public boolean sharesAKey(int row) {
        return sharing.contains(row);
    }

    /** @param row that is taken */
    public Effect effect(int row) {
        return effects.getOrDefault(row, Effect.UNCHANGED);
    }

    /** The histories after the taken rows, of those whose history is another than before. */
    public Map<String, EmployeeHistory> changed() {
        Map<String, EmployeeHistory> changed = new TreeMap<>();
        taken.values().forEach(change -> {
            EmployeeHistory after = outcome.get(change.employeeId());
            if (after != null && !after.equals(stored.get(change.employeeId()))) {
                changed.put(change.employeeId(), after);
            }
        });
        return changed;
    }

    private void refuse(int row, String reason) {
        taken.remove(row);
        refusals.putIfAbsent(row, reason);
    }

    private void refuseRepeatedIds() {
        Map<String, Integer> first = new HashMap<>();
        Map.copyOf(taken).entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(row -> {
            EmployeeChange change = row.getValue();
            var earlier = first.putIfAbsent(change.employeeId() + " " + change.from(), row.getKey());
            if (earlier != null) {
                refuse(row.getKey(), "employee_id " + change.employeeId() + " is already in row " + earlier);
            }
        });
    }

    /** Everybody as they would be. */
    private void apply() {
        outcome.clear();
        outcome.putAll(stored);
        effects.clear();
        taken.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Integer, EmployeeChange> row) ->
                                row.getValue().from())
                        .thenComparing(Map.Entry::getKey))
                .forEach(row -> {
                    EmployeeChange change = row.getValue();
                    EmployeeHistory before = outcome.get(change.employeeId());
                    EmployeeHistory after = before == null ? EmployeeHistory.first(change, now) : before.with(change);
                    outcome.put(change.employeeId(), after);
                    effects.put(row.getKey(), effect(before, after));
                });
    }

    private static Effect effect(@Nullable EmployeeHistory before, EmployeeHistory after) {
        if (before == null) {
            return Effect.ADDED;
        }
        return before.equals(after) ? Effect.UNCHANGED : Effect.CHANGED;
    }

    /** The row that said what holds of the employee in a stretch that ends then: of several the latest. */
    private Optional<Integer> rowOf(String employeeId, Instant end) {
        return taken.entrySet().stream()
                .filter(row -> row.getValue().employeeId().equals(employeeId)
                        && row.getValue().from().isBefore(end))
                .max(Comparator.comparing((Map.Entry<Integer, EmployeeChange> row) ->
                                row.getValue().from())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    /** Who is only stored comes first: they keep what they have. */
    private List<String> inOrderOfClaim() {
        Map<String, Integer> firstRow = new HashMap<>();
        taken.forEach((row, change) -> firstRow.merge(change.employeeId(), row, Math::min));
        return outcome.keySet().stream()
                .sorted(Comparator.comparing((String id) -> firstRow.getOrDefault(id, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private void refuseSharedKeys() {
        Map<String, List<Period>> owners = new HashMap<>();
        for (String employeeId : inOrderOfClaim()) {
            for (Period period : history(employeeId).within(now, EmployeeHistory.END)) {
                if (period.facts().active()) {
                    claim(owners, "email", period.facts().email(), period);
                    period.facts().userKeys().forEach(key -> claim(owners, "username", key, period));
                }
            }
        }
    }

    private void claim(Map<String, List<Period>> owners, String what, String key, Period claimed) {
        var claims = owners.computeIfAbsent(what + " " + key, any -> new ArrayList<>());
        String claimant = claimed.facts().employeeId();
        for (Period other : claims) {
            String owner = other.facts().employeeId();
            if (!owner.equals(claimant) && other.overlaps(claimed.from(), claimed.to())) {
                Instant end = other.to().isBefore(claimed.to()) ? other.to() : claimed.to();
                var row = rowOf(claimant, end).or(() -> rowOf(owner, end));
                row.ifPresent(refused -> {
                    boolean second = rowOf(claimant, end).isPresent();
                    sharing.add(refused);
                    refuse(refused, what + " " + key + " belongs to " + (second ? owner : claimant));
                });
            }
        }
        claims.add(claimed);
    }

    private void refuseOrphans() {
        var chain = new ChainOfCommand(outcome);
        for (EmployeeChange change : changing()) {
            for (Period period : history(change.employeeId()).within(change.from(), EmployeeHistory.END)) {
                rowOf(change.employeeId(), period.to()).ifPresent(row -> {
                    refuseBelowNobody(row, period);
                    if (!period.facts().active()) {
                        refuseLeavingOthersAlone(row, chain, period);
                    }
                });
            }
        }
    }

    /** A row that changes nothing is never at fault: what is stored stays as it is, also where it breaks a newer rule. */
    private List<EmployeeChange> changing() {
        return taken.entrySet().stream()
                .filter(row -> effect(row.getKey()) != Effect.UNCHANGED)
                .map(Map.Entry::getValue)
                .toList();
    }

    private EmployeeHistory history(String employeeId) {
        return outcome.getOrDefault(employeeId, NOTHING);
    }

    private void refuseBelowNobody(int row, Period period) {
        String supervisor = period.facts().supervisorId();
        if (supervisor == null) {
            return;
        }
        EmployeeHistory above = outcome.get(supervisor);
        if (above == null) {
            refuse(row, "supervisor_id " + supervisor + " is nobody known");
        } else if (period.facts().active()) {
            // Where a row of this file ends the supervisor, that row is refused instead.
            above.within(period.from(), period.to()).stream()
                    .filter(gone -> !gone.facts().active() && !endedHere(gone))
                    .findFirst()
                    .ifPresent(gone -> refuse(
                            row, "supervisor_id " + gone.facts().named() + " is not active from " + gone.from()));
        }
    }

    private boolean endedHere(Period gone) {
        EmployeeHistory before = stored.get(gone.facts().employeeId());
        return rowOf(gone.facts().employeeId(), gone.to()).isPresent()
                && (before == null
                        || before.within(gone.from(), gone.to()).stream()
                                .anyMatch(period -> period.facts().active()));
    }

    private void refuseLeavingOthersAlone(int row, ChainOfCommand chain, Period gone) {
        var left = chain.reportsTo(gone.facts().employeeId(), gone.from(), gone.to());
        if (!left.isEmpty()) {
            String names = left.stream().limit(NAMED).map(EmployeeFacts::named).collect(Collectors.joining(", "));
            String more = left.size() > NAMED ? " and " + (left.size() - NAMED) + " more" : "";
            refuse(
                    row,
                    gone.facts().named() + " cannot end while others report to him: " + names + more
                            + "; give them another supervisor, in the same file or before");
        }
    }

    private void refuseLoops() {
        var chain = new ChainOfCommand(outcome);
        for (EmployeeChange change : changing()) {
            chain.loopWith(change.employeeId(), change.from()).ifPresent(loop -> {
                var members = new ArrayList<>(loop.members());
                members.add(loop.members().get(0));
                String named = members.stream()
                        .map(id -> history(id).at(loop.from()).named())
                        .collect(Collectors.joining(" -> "));
                loop.members()
                        .forEach(member -> rowOf(member, loop.to())
                                .ifPresent(row -> refuse(row, "the chain of command would loop: " + named)));
            });
        }
    }
}
