package org.dutywatch.compliance.employees.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which rows of a file can be taken. A refused row leaves its employee as stored, which can make further rows
 * impossible; so the rules are asked again until nothing more is refused.
 */
public final class DirectoryPlan {
    private final Map<String, EmployeeFacts> stored;
    private final Map<Integer, EmployeeFacts> taken;
    private final Map<Integer, String> refusals = new TreeMap<>();

    private DirectoryPlan(Collection<EmployeeFacts> stored, Map<Integer, EmployeeFacts> rows) {
        this.stored = new HashMap<>();
        stored.forEach(facts -> this.stored.put(facts.employeeId(), facts));
        this.taken = new TreeMap<>(rows);
    }

    /**
     * Decides.
     *
     * @param stored everybody known so far
     * @param rows what the file says, by row number
     */
    public static DirectoryPlan of(Collection<EmployeeFacts> stored, Map<Integer, EmployeeFacts> rows) {
        var plan = new DirectoryPlan(stored, rows);
        plan.refuseRepeatedIds();
        int before;
        do {
            before = plan.refusals.size();
            plan.refuseSharedKeys();
            plan.refuseUnknownSupervisors();
            plan.refuseLoops();
        } while (plan.refusals.size() > before);
        return plan;
    }

    /** Why the row is not taken; nothing when it is. */
    public Optional<String> refusal(int row) {
        return Optional.ofNullable(refusals.get(row));
    }

    private void refuse(int row, String reason) {
        taken.remove(row);
        refusals.put(row, reason);
    }

    private void refuseRepeatedIds() {
        Map<String, Integer> first = new HashMap<>();
        Map.copyOf(taken).entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(row -> {
            var earlier = first.putIfAbsent(row.getValue().employeeId(), row.getKey());
            if (earlier != null) {
                refuse(row.getKey(), "employee_id " + row.getValue().employeeId() + " is already in row " + earlier);
            }
        });
    }

    /** The whole department as it would be, who is only stored first: they keep what they have. */
    private Map<String, EmployeeFacts> outcome() {
        Map<String, EmployeeFacts> outcome = new LinkedHashMap<>(stored);
        taken.values().forEach(facts -> outcome.remove(facts.employeeId()));
        taken.values().forEach(facts -> outcome.put(facts.employeeId(), facts));
        return outcome;
    }

    private void refuseSharedKeys() {
        Map<String, Integer> rowOf = rowsById();
        Map<String, String> owners = new HashMap<>();
        for (EmployeeFacts facts : outcome().values()) {
            claim(owners, "email", facts.email(), facts, rowOf);
            for (String key : facts.userKeys()) {
                claim(owners, "username", key, facts, rowOf);
            }
        }
    }

    private void claim(
            Map<String, String> owners, String what, String key, EmployeeFacts facts, Map<String, Integer> rowOf) {
        String owner = owners.putIfAbsent(what + " " + key, facts.employeeId());
        Integer row = rowOf.get(facts.employeeId());
        if (owner != null && !owner.equals(facts.employeeId()) && row != null) {
            refuse(row, what + " " + key + " belongs to " + owner);
        }
    }

    private void refuseUnknownSupervisors() {
        var known = outcome().keySet();
        Map.copyOf(taken).forEach((row, facts) -> {
            String supervisor = facts.supervisorId();
            if (supervisor != null && !known.contains(supervisor)) {
                refuse(row, "supervisor_id " + supervisor + " is nobody known");
            }
        });
    }

    private void refuseLoops() {
        Map<String, String> supervisorOf = new HashMap<>();
        outcome().values().forEach(facts -> {
            String supervisor = facts.supervisorId();
            if (supervisor != null) {
                supervisorOf.put(facts.employeeId(), supervisor);
            }
        });
        Map<String, Integer> rowOf = rowsById();
        for (List<String> loop : new ChainOfCommand(supervisorOf).loops()) {
            String named = String.join(" -> ", loop) + " -> " + loop.get(0);
            for (String member : loop) {
                Integer row = rowOf.get(member);
                if (row != null) {
                    refuse(row, "the chain of command would loop: " + named);
                }
            }
        }
    }

    private Map<String, Integer> rowsById() {
        Map<String, Integer> rows = new HashMap<>();
        taken.forEach((row, facts) -> rows.put(facts.employeeId(), row));
        return rows;
    }
}
