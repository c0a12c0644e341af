package org.dutywatch.ingest.attribution.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The user names of all employees, in memory. Thread-safe. */
public final class KnownUsers implements Directory {
    private final Map<UserName, Attribution> attributions = new ConcurrentHashMap<>();
    private final Map<UserName, Set<String>> claims = new HashMap<>();
    private final Map<String, Set<UserName>> namesByEmployee = new HashMap<>();

    @Override
    public Attribution attribute(UserName name) {
        return attributions.getOrDefault(name, Attribution.UNKNOWN);
    }

    /**
     * Replaces the names of one employee; an empty collection removes the employee.
     *
     * @param usernames as given; those that name no person are left out
     * @return the names that identify one employee now and did not identify the same one before: lines that are parked
     *     for them can be attributed. One of them may be a colleague's, who alone has it since this employee lost it
     */
    public synchronized Set<UserName> replace(String employeeId, Collection<String> usernames) {
        Set<UserName> names = new HashSet<>();
        usernames.forEach(given -> UserNames.normalise(given).ifPresent(names::add));
        Set<UserName> before =
                names.isEmpty() ? namesByEmployee.remove(employeeId) : namesByEmployee.put(employeeId, names);
        Set<UserName> affected = new HashSet<>(names);
        if (before != null) {
            affected.addAll(before);
        }
        Set<UserName> newlyAttributed = new HashSet<>();
        for (UserName name : affected) {
            Attribution was = attribute(name);
            Attribution now = claim(name, employeeId, names.contains(name));
            if (now instanceof Attribution.Employee && !now.equals(was)) {
                newlyAttributed.add(name);
            }
        }
        return newlyAttributed;
    }

    private Attribution claim(UserName name, String employeeId, boolean claimed) {
        Set<String> claimants = claims.computeIfAbsent(name, unclaimed -> new HashSet<>());
        if (claimed) {
            claimants.add(employeeId);
        } else {
            claimants.remove(employeeId);
        }
        if (claimants.isEmpty()) {
            claims.remove(name);
            attributions.remove(name);
            return Attribution.UNKNOWN;
        }
        Attribution now = claimants.size() == 1
                ? new Attribution.Employee(claimants.iterator().next())
                : Attribution.AMBIGUOUS;
        attributions.put(name, now);
        return now;
    }
}
