package org.dutywatch.ingest.attribution.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The user names of all employees, in memory. Thread-safe. */
public final class InMemoryDirectory implements Directory {
    private final Map<UserName, Attribution> attributions = new ConcurrentHashMap<>();
    /** The employees who have each name. */
    private final Map<UserName, Set<String>> claims = new HashMap<>();

    private final Map<String, Set<UserName>> namesByEmployee = new HashMap<>();

    @Override
    public Attribution attribute(UserName name) {
        return attributions.getOrDefault(name, Attribution.UNKNOWN);
    }

    @Override
    public boolean mayKnow(UserName name) {
        return attributions.containsKey(name);
    }

    /**
     * Replaces the names of one employee; an empty collection removes the employee.
     *
     * @param usernames as given; those that name no person are left out
     */
    public synchronized void replace(String employeeId, Collection<String> usernames) {
        Set<UserName> names = new HashSet<>();
        usernames.forEach(given -> UserNames.normalise(given).ifPresent(names::add));
        Set<UserName> before =
                names.isEmpty() ? namesByEmployee.remove(employeeId) : namesByEmployee.put(employeeId, names);
        Set<UserName> affected = new HashSet<>(names);
        if (before != null) {
            affected.addAll(before);
        }
        affected.forEach(name -> setClaim(name, employeeId, names.contains(name)));
    }

    private void setClaim(UserName name, String employeeId, boolean claimed) {
        Set<String> claimants = claims.computeIfAbsent(name, unclaimed -> new HashSet<>());
        if (claimed) {
            claimants.add(employeeId);
        } else {
            claimants.remove(employeeId);
        }
        if (claimants.isEmpty()) {
            claims.remove(name);
            attributions.remove(name);
        } else {
            attributions.put(
                    name,
                    claimants.size() == 1
                            ? new Attribution.Employee(claimants.iterator().next())
                            : Attribution.AMBIGUOUS);
        }
    }
}
