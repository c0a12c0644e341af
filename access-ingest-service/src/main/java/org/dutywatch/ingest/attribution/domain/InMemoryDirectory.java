package org.dutywatch.ingest.attribution.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The user names of all employees and when each had them, in memory. Thread-safe. */
public final class InMemoryDirectory implements Directory {
    /** The lists are immutable. */
    private final Map<UserName, List<Claim>> claims = new ConcurrentHashMap<>();

    private final Map<String, Set<UserName>> namesByEmployee = new HashMap<>();

    /**
     * A user name that an employee has for some time.
     *
     * @param username as given
     * @param from inclusive
     * @param to exclusive
     */
    public record HeldName(String username, Instant from, Instant to) {}

    private record Claim(String employeeId, Instant from, Instant to) {
        boolean holdsAt(Instant time) {
            return !from.isAfter(time) && to.isAfter(time);
        }
    }

    @Override
    public Attribution attribute(UserName name, Instant at) {
        Attribution found = Attribution.UNKNOWN;
        for (Claim claim : claims.getOrDefault(name, List.of())) {
            if (claim.holdsAt(at)) {
                found = found.and(new Attribution.Employee(claim.employeeId()));
            }
        }
        return found;
    }

    @Override
    public boolean mayKnow(UserName name) {
        return claims.containsKey(name);
    }

    /**
     * Replaces the names of one employee, who has them at all times; an empty collection removes the employee.
     *
     * @param usernames as given; those that name no person are left out
     */
    public void replace(String employeeId, Collection<String> usernames) {
        replaceHeld(
                employeeId,
                usernames.stream()
                        .map(username -> new HeldName(username, Instant.MIN, Instant.MAX))
                        .toList());
    }

    /**
     * Replaces the names of one employee; an empty collection removes the employee.
     *
     * @param heldNames those that name no person are left out
     */
    public synchronized void replaceHeld(String employeeId, Collection<HeldName> heldNames) {
        namesByEmployee.getOrDefault(employeeId, Set.of()).forEach(name -> forget(name, employeeId));
        Map<UserName, List<Claim>> held = new HashMap<>();
        for (HeldName one : heldNames) {
            UserNames.normalise(one.username())
                    .ifPresent(name -> held.computeIfAbsent(name, any -> new ArrayList<>())
                            .add(new Claim(employeeId, one.from(), one.to())));
        }
        held.forEach((name, added) -> claims.merge(name, List.copyOf(added), InMemoryDirectory::joined));
        namesByEmployee.put(employeeId, held.keySet());
    }

    private void forget(UserName name, String employeeId) {
        claims.computeIfPresent(name, (any, all) -> {
            List<Claim> others = all.stream()
                    .filter(claim -> !claim.employeeId().equals(employeeId))
                    .toList();
            return others.isEmpty() ? null : others;
        });
    }

    private static List<Claim> joined(List<Claim> some, List<Claim> more) {
        List<Claim> all = new ArrayList<>(some);
        all.addAll(more);
        return all.stream().collect(Collectors.toUnmodifiableList());
    }
}
