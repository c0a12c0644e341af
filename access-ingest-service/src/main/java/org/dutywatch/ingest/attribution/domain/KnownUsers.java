package org.dutywatch.ingest.attribution.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The names of all employees, in memory. Safe for many readers and writers. */
public final class KnownUsers implements Directory {
    private final Map<UserName, Attribution> attributions = new ConcurrentHashMap<>();
    private final Map<UserName, Set<String>> claims = new HashMap<>();
    private final Map<String, Set<UserName>> namesByEmployee = new HashMap<>();

    @Override
    public Attribution attribute(UserName name) {
        return attributions.getOrDefault(name, Attribution.UNKNOWN);
    }

    /**
     * Sets the names of one employee, in place of those he had; no names removes him.
     *
     * @param usernames as given; what normalises to nobody is left out
     * @return the names that this change made somebody's: lines kept for them can be attributed now. Among them may be
     *     one that a colleague bears alone since this employee gave it up
     */
    public synchronized Set<UserName> replace(String employeeId, Collection<String> usernames) {
        Set<UserName> names = new HashSet<>();
        usernames.forEach(given -> UserNames.normalise(given).ifPresent(names::add));
        Set<UserName> before =
                names.isEmpty() ? namesByEmployee.remove(employeeId) : namesByEmployee.put(employeeId, names);
        Set<UserName> touched = new HashSet<>(names);
        if (before != null) {
            touched.addAll(before);
        }
        Set<UserName> settled = new HashSet<>();
        for (UserName name : touched) {
            Attribution was = attribute(name);
            Attribution now = claim(name, employeeId, names.contains(name));
            if (now instanceof Attribution.Employee && !now.equals(was)) {
                settled.add(name);
            }
        }
        return settled;
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
