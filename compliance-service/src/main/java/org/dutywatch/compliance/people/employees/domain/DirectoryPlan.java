package org.dutywatch.compliance.people.employees.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory.FactsPeriod;
import org.jspecify.annotations.Nullable;

/**
 * Decides which changes of employees can be made. A refused change leaves its employee as stored, which can make
 * further changes impossible, so the rules are applied again until nothing more is refused.
 *
 * <p>The rules: from the time of a change on, the chain of command has no loop, every supervisor is known, and an
 * active employee reports to nobody who is inactive, unless that is stored already or the change may leave the
 * supervisor open. Now and later, no two active employees have the same mail address.
 * At no time, past or future, do two employees, active or not, have the same user name. A user name names a person.
 * Names that are stored already stay, even if they break these rules.
 */
public final class DirectoryPlan {
    private static final int MAX_NAMED = 5;
    private static final EmployeeHistory NO_HISTORY = EmployeeHistory.of(List.of());

    /** The order in which changes are made. */
    private static final Comparator<Map.Entry<Integer, EmployeeChange>> BY_TIME = Comparator.comparing(
                    (Map.Entry<Integer, EmployeeChange> row) -> row.getValue().from())
            .thenComparing(Map.Entry::getKey);

    private final StoredClaims storedClaims;
    private final Map<String, EmployeeHistory> stored;
    private final Instant now;
    private final Map<String, List<Map.Entry<Integer, EmployeeChange>>> rowsOfEmployee;
    private final Map<Integer, EmployeeChange> accepted;
    private final Map<Integer, String> refusals = new TreeMap<>();
    private final Set<Integer> uniquenessConflicts = new HashSet<>();
    private final Map<Integer, Effect> effects = new HashMap<>();
    private final Map<String, EmployeeHistory> planned = new HashMap<>();

    /** What an accepted row does. */
    public enum Effect {
        ADDED,
        CHANGED,
        UNCHANGED
    }

    private DirectoryPlan(StoredClaims storedClaims, Map<Integer, EmployeeChange> rows) {
        this.storedClaims = storedClaims;
        this.stored = storedClaims.histories();
        this.accepted = new TreeMap<>(rows);
        this.now = storedClaims.now();
        this.rowsOfEmployee = rows.entrySet().stream()
                .sorted(BY_TIME)
                .collect(Collectors.groupingBy(row -> row.getValue().employeeId()));
    }

    /**
     * Decides which rows can be accepted.
     *
     * @param stored the history of every employee so far, by employee id
     * @param rows the changes, by row number; several changes of one employee are made in the order of their times
     * @param now divides the past from the future: addresses must be unique from now on
     */
    public static DirectoryPlan of(
            Map<String, EmployeeHistory> stored, Map<Integer, EmployeeChange> rows, Instant now) {
        return of(new StoredClaims(stored, now), rows, Map.of());
    }

    /**
     * As {@link #of(Map, Map, Instant)}.
     *
     * @param refused rows that are already refused: the reason by row number
     */
    static DirectoryPlan of(
            StoredClaims storedClaims, Map<Integer, EmployeeChange> rows, Map<Integer, String> refused) {
        var plan = new DirectoryPlan(storedClaims, rows);
        refused.forEach(plan::refuse);
        plan.refuseDuplicateRows();
        plan.refuseByRules();
        return plan;
    }

    /**
     * The plan if these rows are refused as well. It refuses all that this plan refuses, also where the reason was one
     * of these rows.
     *
     * @param refused the reason by row number
     */
    public DirectoryPlan refusing(Map<Integer, String> refused) {
        var plan = new DirectoryPlan(storedClaims, accepted);
        plan.refusals.putAll(refusals);
        plan.uniquenessConflicts.addAll(uniquenessConflicts);
        refused.forEach(plan::refuse);
        plan.refuseByRules();
        return plan;
    }

    private void refuseByRules() {
        refuseNamesOfNoPerson();
        int before;
        do {
            before = refusals.size();
            apply();
            refuseSharedKeys();
            apply();
            refuseMissingSupervisors();
            apply();
            refuseLoops();
        } while (refusals.size() > before);
    }

    /** The history of the employee after the accepted rows; empty if there is no such employee. */
    Optional<EmployeeHistory> history(String employeeId) {
        return Optional.ofNullable(planned.get(employeeId));
    }

    /** Why the row is refused; empty if it is accepted. */
    public Optional<String> refusal(int row) {
        return Optional.ofNullable(refusals.get(row));
    }

    /** Whether the row is refused because a user name or an address belongs to somebody else. */
    public boolean isUniquenessConflict(int row) {
        return uniquenessConflicts.contains(row);
    }

    /**
     * What an accepted row does.
     *
     * @param row the number of the row
     */
    public Effect effect(int row) {
        return effects.getOrDefault(row, Effect.UNCHANGED);
    }

    /** The new histories, by employee id, of the employees whose history the accepted rows change. */
    public Map<String, EmployeeHistory> changedHistories() {
        Map<String, EmployeeHistory> changed = new TreeMap<>();
        accepted.values().forEach(change -> {
            EmployeeHistory after = planned.get(change.employeeId());
            if (after != null && !after.equals(stored.get(change.employeeId()))) {
                changed.put(change.employeeId(), after);
            }
        });
        return changed;
    }

    private void refuse(int row, String reason) {
        accepted.remove(row);
        refusals.putIfAbsent(row, reason);
    }

    private void refuseDuplicateRows() {
        Map<String, Integer> first = new HashMap<>();
        Map.copyOf(accepted).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(row -> {
                    EmployeeChange change = row.getValue();
                    var earlier = first.putIfAbsent(change.employeeId() + " " + change.from(), row.getKey());
                    if (earlier != null) {
                        refuse(row.getKey(), "employee_id " + change.employeeId() + " is already in row " + earlier);
                    }
                });
    }

    /** What is stored already stays, even if it breaks this rule. */
    private void refuseNamesOfNoPerson() {
        Map.copyOf(accepted).forEach((row, change) -> {
            boolean isStored = stored.getOrDefault(change.employeeId(), NO_HISTORY).periods().stream()
                    .anyMatch(period ->
                            period.facts().userNames().equals(change.facts().userNames()));
            if (!isStored) {
                change.facts().userNameFault().ifPresent(fault -> refuse(row, fault));
            }
        });
    }

    /** Computes the history of every employee after the accepted rows, and the effect of each row. */
    private void apply() {
        planned.clear();
        planned.putAll(stored);
        effects.clear();
        accepted.entrySet().stream().sorted(BY_TIME).forEach(row -> {
            EmployeeChange change = row.getValue();
            EmployeeHistory before = planned.get(change.employeeId());
            EmployeeHistory after = before == null ? EmployeeHistory.startingWith(change, now) : before.with(change);
            planned.put(change.employeeId(), after);
            effects.put(row.getKey(), effect(before, after));
        });
    }

    private static Effect effect(@Nullable EmployeeHistory before, EmployeeHistory after) {
        if (before == null) {
            return Effect.ADDED;
        }
        return before.equals(after) ? Effect.UNCHANGED : Effect.CHANGED;
    }

    /**
     * The accepted row that decides what holds of the employee just before {@code end}: the last one, by time, that
     * begins before it. Empty if no row of the employee does.
     */
    private Optional<Integer> rowOf(String employeeId, Instant end) {
        return rowsOfEmployee.getOrDefault(employeeId, List.of()).stream()
                .filter(row -> accepted.containsKey(row.getKey())
                        && row.getValue().from().isBefore(end))
                .reduce((earlier, later) -> later)
                .map(Map.Entry::getKey);
    }

    /** The employees with accepted rows, in the order in which they get the names and addresses that they claim. */
    private List<String> claimOrder() {
        return accepted.values().stream()
                .map(EmployeeChange::employeeId)
                .distinct()
                .toList();
    }

    /**
     * What an employee has already is not refused, even if another one has it too: an earlier rule allowed more. So it
     * is claimed before everything that the rows give to somebody. Another spelling, and a return to the name after the
     * person left, are new.
     */
    private void refuseSharedKeys() {
        Map<String, List<Claim>> newClaims = new LinkedHashMap<>();
        claimOrder().forEach(employeeId -> newClaims.put(employeeId, newClaims(employeeId)));
        Map<String, List<Claim>> owners = keptClaims(newClaims.values());
        newClaims.values().forEach(claims -> {
            boolean free = true;
            for (Claim claim : claims) {
                free &= !refuseIfOwned(claim, owners.getOrDefault(claim.key(), List.of()));
            }
            if (free) {
                add(owners, claims);
            }
        });
    }

    /** The claims by key that the rows leave to those who have them, for the keys of these new ones. */
    private Map<String, List<Claim>> keptClaims(Collection<List<Claim>> newClaims) {
        Map<String, List<Claim>> owners = new HashMap<>();
        newClaims.stream()
                .flatMap(List::stream)
                .map(Claim::key)
                .distinct()
                .forEach(key -> storedClaims.with(key).forEach(claim -> {
                    if (!rowsOfEmployee.containsKey(claim.facts().employeeId())) {
                        add(owners, List.of(claim));
                    }
                }));
        for (String employeeId : rowsOfEmployee.keySet()) {
            List<Claim> before = storedClaims.of(employeeId);
            Claim.of(plannedHistory(employeeId), now).forEach(claim -> add(owners, claim.partsIn(before)));
        }
        return owners;
    }

    /**
     * What the accepted rows give to the employee. The first facts of a new employee also hold for the time before,
     * because nothing else is known of it; that is no claim, so that a name can be handed on to a new employee.
     */
    private List<Claim> newClaims(String employeeId) {
        List<Claim> before = storedClaims.of(employeeId);
        Instant start = rowsOfEmployee.getOrDefault(employeeId, List.of()).stream()
                .filter(row -> accepted.containsKey(row.getKey()))
                .map(row -> row.getValue().from())
                .findFirst()
                .orElse(EmployeeHistory.END);
        return Claim.of(plannedHistory(employeeId), now).stream()
                .flatMap(claim -> claim.partsNotIn(before).stream())
                .flatMap(claim -> claim.since(start).stream())
                .toList();
    }

    private static void add(Map<String, List<Claim>> owners, List<Claim> claims) {
        claims.forEach(claim ->
                owners.computeIfAbsent(claim.key(), any -> new ArrayList<>()).add(claim));
    }

    /** Whether somebody else has the key at that time. */
    private boolean refuseIfOwned(Claim claim, List<Claim> owners) {
        String claimant = claim.facts().employeeId();
        boolean owned = false;
        for (Claim other : owners) {
            if (!other.facts().employeeId().equals(claimant) && other.overlaps(claim)) {
                owned = true;
                rowOf(claimant, other.endOfOverlap(claim)).ifPresent(row -> {
                    uniquenessConflicts.add(row);
                    refuse(row, claim.key() + " belongs to " + conflict(other.facts(), claim.facts()));
                });
            }
        }
        return owned;
    }

    private static String conflict(EmployeeFacts keeper, EmployeeFacts refused) {
        String both = keeper.idAndName() + " and cannot be given to " + refused.idAndName();
        return keeper.active()
                ? both
                : both + " before " + keeper.employeeId() + ", who has left, has another user name";
    }

    private void refuseMissingSupervisors() {
        var chain = new ChainOfCommand(planned);
        for (EmployeeChange change : changingRows()) {
            for (FactsPeriod period : plannedHistory(change.employeeId()).within(change.from(), EmployeeHistory.END)) {
                rowOf(change.employeeId(), period.to()).ifPresent(row -> {
                    refuseUnknownSupervisor(row, period.facts());
                    if (mayLeaveSupervisorOpen(row)) {
                        return;
                    }
                    if (period.facts().active()) {
                        refuseInactiveSupervisor(row, period);
                    } else if (!isStoredAsInactive(period)) {
                        refuseEndOfSupervisorWithReports(row, chain, period);
                    }
                });
            }
        }
    }

    /**
     * The accepted rows that change something. A row that changes nothing is never refused by the rules on the chain of
     * command: what is stored stays, even if it breaks a rule that is newer.
     */
    private List<EmployeeChange> changingRows() {
        return accepted.entrySet().stream()
                .filter(row -> effect(row.getKey()) != Effect.UNCHANGED)
                .map(Map.Entry::getValue)
                .toList();
    }

    private EmployeeHistory plannedHistory(String employeeId) {
        return planned.getOrDefault(employeeId, NO_HISTORY);
    }

    private boolean mayLeaveSupervisorOpen(int row) {
        EmployeeChange change = accepted.get(row);
        return change != null && change.mayLeaveSupervisorOpen();
    }

    private void refuseUnknownSupervisor(int row, EmployeeFacts facts) {
        String supervisor = facts.supervisorId();
        if (supervisor != null && !planned.containsKey(supervisor)) {
            refuse(row, "supervisor_id " + supervisor + " is unknown");
        }
    }

    private void refuseInactiveSupervisor(int row, FactsPeriod period) {
        String supervisor = period.facts().supervisorId();
        // If a row of this file makes the supervisor inactive, that row is refused instead.
        planned.getOrDefault(supervisor, NO_HISTORY).within(period.from(), period.to()).stream()
                .filter(inactive -> !inactive.facts().active()
                        && !isEndedByThisFile(inactive)
                        && !isStoredAsReportOf(period.facts(), inactive))
                .findFirst()
                .ifPresent(inactive -> refuse(
                        row,
                        "supervisor_id " + inactive.facts().idAndName() + " is not active from " + inactive.from()));
    }

    /** Whether the active employee has this inactive supervisor already: reports of a leaver over SCIM keep him. */
    private boolean isStoredAsReportOf(EmployeeFacts report, FactsPeriod inactive) {
        EmployeeHistory before = stored.get(report.employeeId());
        return before != null
                && isStoredAsInactive(inactive)
                && before.within(inactive.from(), inactive.to()).stream()
                        .map(FactsPeriod::facts)
                        .allMatch(
                                facts -> facts.active() && Objects.equals(facts.supervisorId(), report.supervisorId()));
    }

    private boolean isStoredAsInactive(FactsPeriod inactive) {
        EmployeeHistory before = stored.get(inactive.facts().employeeId());
        return before != null
                && before.within(inactive.from(), inactive.to()).stream()
                        .noneMatch(period -> period.facts().active());
    }

    /** Whether a row of this file makes the employee inactive in a period in which the stored history does not. */
    private boolean isEndedByThisFile(FactsPeriod inactive) {
        EmployeeHistory before = stored.get(inactive.facts().employeeId());
        return rowOf(inactive.facts().employeeId(), inactive.to()).isPresent()
                && (before == null
                        || before.within(inactive.from(), inactive.to()).stream()
                                .anyMatch(period -> period.facts().active()));
    }

    private void refuseEndOfSupervisorWithReports(int row, ChainOfCommand chain, FactsPeriod inactive) {
        var reports = chain.directReports(inactive.facts().employeeId(), inactive.from(), inactive.to()).stream()
                .filter(report -> !isStoredAsLeftBehind(report.employeeId(), inactive))
                .toList();
        if (!reports.isEmpty()) {
            String names = reports.stream()
                    .limit(MAX_NAMED)
                    .map(EmployeeFacts::idAndName)
                    .collect(Collectors.joining(", "));
            String more = reports.size() > MAX_NAMED ? " and " + (reports.size() - MAX_NAMED) + " more" : "";
            refuse(
                    row,
                    inactive.facts().idAndName() + " cannot become inactive while others report to him: " + names + more
                            + "; give them another supervisor, in the same file or before");
        }
    }

    /** Whether he has left already and this report stayed behind: the date of leaving can still be corrected. */
    private boolean isStoredAsLeftBehind(String report, FactsPeriod inactive) {
        String supervisor = inactive.facts().employeeId();
        return stored.getOrDefault(supervisor, NO_HISTORY).within(inactive.from(), inactive.to()).stream()
                .filter(period -> !period.facts().active())
                .findFirst()
                .map(left -> stored.getOrDefault(report, NO_HISTORY).within(left.from(), left.to()))
                .filter(then -> then.stream()
                        .limit(1)
                        .anyMatch(period -> period.facts().active()
                                && supervisor.equals(period.facts().supervisorId())))
                .isPresent();
    }

    private void refuseLoops() {
        var chain = new ChainOfCommand(planned);
        for (EmployeeChange change : changingRows()) {
            chain.loopWith(change.employeeId(), change.from()).ifPresent(loop -> {
                var members = new ArrayList<>(loop.members());
                members.add(loop.members().get(0));
                String named = members.stream()
                        .map(id -> plannedHistory(id).at(loop.from()).idAndName())
                        .collect(Collectors.joining(" -> "));
                loop.members()
                        .forEach(member -> rowOf(member, loop.to())
                                .ifPresent(row -> refuse(row, "the chain of command would loop: " + named)));
            });
        }
    }
}
