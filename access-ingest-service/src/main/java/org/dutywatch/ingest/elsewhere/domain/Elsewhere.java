package org.dutywatch.ingest.elsewhere.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Remembers when each person opened pages elsewhere, reached embedded parts of monitored sites, and which accesses were
 * told, so that a line that comes late still counts: an access whose numbers become smaller is told once more. In every
 * order, and however often lines come, the smallest numbers that were told of an access are the same, as long as the
 * limits hold. Times only, never what was opened; nothing leaves the memory but {@link SinceElsewhere}.
 *
 * <p>Safe for many threads.
 *
 * @param <T> what the caller tells of an access
 */
public final class Elsewhere<T> {
    private final Limits limits;
    private final Map<PersonKey, Person<T>> people = new HashMap<>();
    private final Deque<Kept<T>> oldestFirst = new ArrayDeque<>();
    private final Set<Kept<T>> improved = new LinkedHashSet<>();
    private long seen;
    private long forgottenUntil;

    public Elsewhere(Limits limits) {
        this.limits = limits;
    }

    private record PersonKey(String source, String name) {}

    /** An access whose numbers became smaller after it was told. */
    public record Improved<T>(T payload, SinceElsewhere since, Object token) {}

    /**
     * The person whom lines of the source call so. Valid until {@link #trim()}.
     *
     * @param name user name or address; two sources may mean different persons by one
     */
    public synchronized Person<T> person(String source, String name) {
        Person<T> person = people.computeIfAbsent(
                new PersonKey(source, name), unseen -> new Person<>(limits.timesOfPerson(), this));
        person.lastSeen = ++seen;
        return person;
    }

    /** What has to be told once more, since it was last {@link #confirm confirmed}. */
    public synchronized List<Improved<T>> improved() {
        List<Improved<T>> found = new ArrayList<>(improved.size());
        for (Kept<T> kept : improved) {
            found.add(new Improved<>(kept.payload, kept.since, kept));
        }
        return found;
    }

    /** Says that these have been told; those that became smaller meanwhile stay to be told. */
    public synchronized void confirm(List<Improved<T>> told) {
        for (Improved<T> one : told) {
            if (one.token() instanceof Kept<?> kept && kept.since.equals(one.since())) {
                improved.remove(kept);
            }
        }
    }

    /** Brings the memory back under its limits; called between batches. */
    public synchronized void trim() {
        long times = people.values().stream().mapToLong(Person::cost).sum();
        if (times <= limits.times()) {
            return;
        }
        List<Map.Entry<PersonKey, Person<T>>> longestUnseen = people.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> entry.getValue().lastSeen))
                .toList();
        for (var entry : longestUnseen) {
            if (times <= limits.times()) {
                return;
            }
            times -= entry.getValue().cost();
            forget(entry.getKey());
        }
    }

    /** Forgets who was not seen since the call before, and of the others the days on which nothing happened since. */
    public synchronized void forgetUnseen() {
        List<PersonKey> unseen = people.entrySet().stream()
                .filter(entry -> entry.getValue().lastSeen <= forgottenUntil)
                .map(Map.Entry::getKey)
                .toList();
        unseen.forEach(this::forget);
        people.values().forEach(Person::forgetUnseenDays);
        forgottenUntil = seen;
    }

    private void forget(PersonKey key) {
        Person<T> person = people.remove(key);
        if (person != null) {
            person.forgetAll();
        }
    }

    void keep(Kept<T> kept) {
        oldestFirst.add(kept);
        if (oldestFirst.size() > limits.accesses()) {
            oldestFirst.remove().forget();
        }
    }

    void becameSmaller(Kept<T> kept) {
        improved.add(kept);
    }
}
