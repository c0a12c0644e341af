package org.dutywatch.compliance.employees.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who reports to whom. */
public final class ChainOfCommand {
    private final Map<String, String> supervisorOf;

    /** @param supervisorOf the supervisor of each employee who has one */
    public ChainOfCommand(Map<String, String> supervisorOf) {
        this.supervisorOf = Map.copyOf(supervisorOf);
    }

    /** Each loop once, as its members in reporting order, beginning with the smallest id. */
    public List<List<String>> loops() {
        List<List<String>> loops = new ArrayList<>();
        Set<String> settled = new HashSet<>();
        for (String start : new TreeSet<>(supervisorOf.keySet())) {
            var path = new LinkedHashSet<String>();
            String current = start;
            while (current != null && !settled.contains(current) && path.add(current)) {
                current = supervisorOf.get(current);
            }
            if (current != null && path.contains(current)) {
                loops.add(loopFrom(current, path));
            }
            settled.addAll(path);
        }
        return loops;
    }

    private static List<String> loopFrom(String entry, Set<String> path) {
        var members = new ArrayList<>(path);
        members.subList(0, members.indexOf(entry)).clear();
        String first = new TreeSet<>(members).first();
        Collections.rotate(members, -members.indexOf(first));
        return List.copyOf(members);
    }
}
