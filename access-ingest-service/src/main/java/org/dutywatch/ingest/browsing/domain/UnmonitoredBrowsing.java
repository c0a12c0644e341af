package org.dutywatch.ingest.browsing.domain;

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
 * accesses were published. So a line that arrives late still counts: if it shortens the intervals of a published
 * access, the access is published again. As long as the limits are not exceeded, the shortest intervals published for
 * an access do not depend on the order of lines or on repetitions.
 *
 * <p>For privacy only timestamps are kept, never what was opened, and only {@link SinceUnmonitoredPage} leaves this
 * memory.
 *
 * <p>Thread-safe.
 *
 * @param <T> what the caller publishes of an access
 */
public final class UnmonitoredBrowsing<T> {
    private final BrowsingMemoryLimits limits;
    private final Map<PersonKey, PersonBrowsing<T>> people = new HashMap<>();
    private final Deque<PublishedAccess<T>> oldestFirst = new ArrayDeque<>();
    private final Set<PublishedAccess<T>> revised = new LinkedHashSet<>();
    private long sequence;
    private long sequenceAtLastForget;

    public UnmonitoredBrowsing(BrowsingMemoryLimits limits) {
        this.limits = limits;
    }

    private record PersonKey(String source, String name) {}

    /**
     * A published access whose intervals since an unmonitored page became shorter.
     *
     * @param payload what the caller published last
     * @param since the shorter intervals
     * @param token internal, for {@link #confirm}
     */
    public record RevisedAccess<T>(T payload, SinceUnmonitoredPage since, Object token) {}

    /**
     * The person to whom lines of the source give this name. Valid until {@link #trim()}.
     *
     * @param name user name or address; the same name may mean different persons in different sources
     */
    public synchronized PersonBrowsing<T> person(String source, String name) {
        PersonBrowsing<T> person = people.computeIfAbsent(
                new PersonKey(source, name), unseen -> new PersonBrowsing<>(limits.timestampsPerPersonAndKind(), this));
        person.lastUse = ++sequence;
        return person;
    }

    /** The accesses to publish again. They are returned until they are {@linkplain #confirm confirmed}. */
    public synchronized List<RevisedAccess<T>> revisedAccesses() {
        List<RevisedAccess<T>> found = new ArrayList<>(revised.size());
        for (PublishedAccess<T> access : revised) {
            found.add(new RevisedAccess<>(access.payload, access.since, access));
        }
        return found;
    }

    /** Records that these are published. One whose intervals have become shorter again meanwhile stays pending. */
    public synchronized void confirm(List<RevisedAccess<T>> republished) {
        for (RevisedAccess<T> one : republished) {
            if (one.token() instanceof PublishedAccess<?> access && access.since.equals(one.since())) {
                revised.remove(access);
            }
        }
    }

    /** Forgets the persons not seen for longest, until memory is within its limits. Call it between batches. */
    public synchronized void trim() {
        long used =
                people.values().stream().mapToLong(PersonBrowsing::memorySlots).sum();
        if (used <= limits.totalSlots()) {
            return;
        }
        List<Map.Entry<PersonKey, PersonBrowsing<T>>> longestUnseen = people.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> entry.getValue().lastUse))
                .toList();
        for (var entry : longestUnseen) {
            if (used <= limits.totalSlots()) {
                return;
            }
            used -= entry.getValue().memorySlots();
            forget(entry.getKey());
        }
    }

    /** Forgets persons not seen since the previous call, and of the others the days that got no new line since. */
    public synchronized void forgetInactive() {
        List<PersonKey> unseen = people.entrySet().stream()
                .filter(entry -> entry.getValue().lastUse <= sequenceAtLastForget)
                .map(Map.Entry::getKey)
                .toList();
        unseen.forEach(this::forget);
        people.values().forEach(PersonBrowsing::forgetInactiveDays);
        sequenceAtLastForget = sequence;
    }

    private void forget(PersonKey key) {
        PersonBrowsing<T> person = people.remove(key);
        if (person != null) {
            person.forgetAll();
        }
    }

    void addPublished(PublishedAccess<T> access) {
        oldestFirst.add(access);
        if (oldestFirst.size() > limits.publishedAccesses()) {
            oldestFirst.remove().forget();
        }
    }

    void addRevised(PublishedAccess<T> access) {
        revised.add(access);
    }
}
