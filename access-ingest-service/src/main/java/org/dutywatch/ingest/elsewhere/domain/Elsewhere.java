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
 * Remembers when each person opened unmonitored pages, when each fetched embedded parts of monitored sites, and which
 * accesses were published. So a line that arrives late still counts: an access whose times since an unmonitored page
 * become smaller is published again. As long as the limits are not exceeded, the smallest times published for an access
 * do not depend on the order of lines or on repetitions.
 *
 * <p>For privacy only times are kept, never what was opened, and only {@link SinceElsewhere} leaves this memory.
 *
 * <p>Thread-safe.
 *
 * @param <T> what the caller publishes of an access
 */
public final class Elsewhere<T> {
    private final Limits limits;
    private final Map<PersonKey, Person<T>> people = new HashMap<>();
    private final Deque<Kept<T>> oldestFirst = new ArrayDeque<>();
    private final Set<Kept<T>> revised = new LinkedHashSet<>();
    private long sequence;
    private long sequenceAtLastForget;

    public Elsewhere(Limits limits) {
        this.limits = limits;
    }

    private record PersonKey(String source, String name) {}

    /**
     * A published access whose times since an unmonitored page became smaller.
     *
     * @param payload what the caller published last
     * @param since the smaller times
     * @param token internal, for {@link #confirm}
     */
    public record Improved<T>(T payload, SinceElsewhere since, Object token) {}

    /**
     * The person to whom lines of the source give this name. Valid until {@link #trim()}.
     *
     * @param name user name or address; the same name may mean different persons in different sources
     */
    public synchronized Person<T> person(String source, String name) {
        Person<T> person = people.computeIfAbsent(
                new PersonKey(source, name), unseen -> new Person<>(limits.timesOfPerson(), this));
        person.lastSeen = ++sequence;
        return person;
    }

    /** The accesses to publish again. They are returned until they are {@linkplain #confirm confirmed}. */
    public synchronized List<Improved<T>> improved() {
        List<Improved<T>> found = new ArrayList<>(revised.size());
        for (Kept<T> kept : revised) {
            found.add(new Improved<>(kept.payload, kept.since, kept));
        }
        return found;
    }

    /** Records that these were published. One whose times became smaller again meanwhile stays pending. */
    public synchronized void confirm(List<Improved<T>> published) {
        for (Improved<T> one : published) {
            if (one.token() instanceof Kept<?> kept && kept.since.equals(one.since())) {
                revised.remove(kept);
            }
        }
    }

    /** Forgets the persons not seen for longest, until memory is within its limits. Call it between batches. */
    public synchronized void trim() {
        long used = people.values().stream().mapToLong(Person::cost).sum();
        if (used <= limits.times()) {
            return;
        }
        List<Map.Entry<PersonKey, Person<T>>> longestUnseen = people.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> entry.getValue().lastSeen))
                .toList();
        for (var entry : longestUnseen) {
            if (used <= limits.times()) {
                return;
            }
            used -= entry.getValue().cost();
            forget(entry.getKey());
        }
    }

    /** Forgets persons not seen since the previous call, and of the others the days that got no new line since. */
    public synchronized void forgetUnseen() {
        List<PersonKey> unseen = people.entrySet().stream()
                .filter(entry -> entry.getValue().lastSeen <= sequenceAtLastForget)
                .map(Map.Entry::getKey)
                .toList();
        unseen.forEach(this::forget);
        people.values().forEach(Person::forgetUnseenDays);
        sequenceAtLastForget = sequence;
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
        revised.add(kept);
    }
}
