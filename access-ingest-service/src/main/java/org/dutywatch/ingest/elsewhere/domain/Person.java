package org.dutywatch.ingest.elsewhere.domain;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Elsewhere} remembers of one person: the times of nine days (UTC, by the time in the line). It keeps the
 * days that got lines last, not the latest days, so that a week of old lines can be read or released while today's go
 * on.
 */
public final class Person<T> {
    /**
     * How long an unmonitored page matters to later accesses: it shows whether somebody stayed on a monitored site or
     * left it and came back.
     */
    public static final long NEAR_MILLIS = 300_000;

    /** How long after its start a page may fetch its embedded parts. */
    public static final long EMBEDS_WITHIN_MILLIS = 8_000;

    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;
    private static final int DAYS = 9;
    private static final long NO_DAY = Long.MIN_VALUE;
    private static final int OWN_COST = 100;

    private final Elsewhere<T> browsing;
    private final Times pages;
    private final Times tunnels;
    private final Times embedded;
    private final NavigableMap<Place, Kept<T>> accesses = new TreeMap<>(Place.ORDER);

    /** The days of the remembered times, as days since the epoch; the day that got a line last is at the end. */
    private final Set<Long> days = new LinkedHashSet<>();

    /** Those of {@link #days} that got a line since the last {@link #forgetUnseenDays}. */
    private final Set<Long> seenDays = new HashSet<>();

    private long lastDay = NO_DAY;

    /** When {@link Elsewhere} last returned this person, as its sequence number; guarded by its lock. */
    long lastSeen;

    Person(int maxTimesPerKind, Elsewhere<T> browsing) {
        this.browsing = browsing;
        pages = new Times(maxTimesPerKind);
        tunnels = new Times(maxTimesPerKind);
        embedded = new Times(maxTimesPerKind);
    }

    private record Place(long start, String id) {
        static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::start).thenComparing(Place::id);
    }

    /** Records that the person opened a page of an unmonitored site, at {@code start} in epoch milliseconds. */
    public void openedPage(long start) {
        synchronized (browsing) {
            recordOpened(pages, start);
        }
    }

    /** Records that the person opened a tunnel to an unmonitored host, at {@code start} in epoch milliseconds. */
    public void openedTunnel(long start) {
        synchronized (browsing) {
            recordOpened(tunnels, start);
        }
    }

    /**
     * Records that the person's browser fetched a part of a monitored site that pages of other sites embed, at
     * {@code start} in epoch milliseconds.
     */
    public void reachedEmbedded(long start) {
        synchronized (browsing) {
            addDay(start);
            if (embedded.add(start)) {
                recompute(start - EMBEDS_WITHIN_MILLIS, start + NEAR_MILLIS);
            }
        }
    }

    /** Remembers an access that is published now; returns the times to publish with it. */
    public SinceElsewhere told(Access access, T payload) {
        synchronized (browsing) {
            addDay(access.start());
            Place place = new Place(access.start(), access.id());
            Kept<T> kept = accesses.get(place);
            if (kept == null) {
                kept = new Kept<>(access, payload, since(access), this);
                accesses.put(place, kept);
                browsing.keep(kept);
            } else {
                kept.payload = payload;
            }
            return kept.since;
        }
    }

    /** How long before the access the person opened an unmonitored page, as known now. Remembers nothing. */
    public SinceElsewhere since(Access access) {
        synchronized (browsing) {
            long page = lastPage(access, access.start());
            if (page == Times.NONE) {
                return SinceElsewhere.UNKNOWN;
            }
            int pageMs = (int) (access.start() - page);
            return new SinceElsewhere(pageMs, sinceEmbeddingPage(access, page));
        }
    }

    int times() {
        return pages.size() + tunnels.size() + embedded.size();
    }

    /** The memory that the person takes, in slots for times. A person without times takes some too. */
    int cost() {
        return pages.capacity() + tunnels.capacity() + embedded.capacity() + OWN_COST;
    }

    void forget(Kept<T> kept) {
        accesses.remove(new Place(kept.access.start(), kept.access.id()), kept);
    }

    /**
     * Forgets everything. {@link Elsewhere} may still queue accesses that refer to this person; so the times are
     * removed here, to free their memory.
     */
    void forgetAll() {
        accesses.clear();
        pages.clear();
        tunnels.clear();
        embedded.clear();
        days.clear();
        seenDays.clear();
        lastDay = NO_DAY;
    }

    /** Forgets the days that got no line since the previous call. */
    void forgetUnseenDays() {
        for (long day : Set.copyOf(days)) {
            if (!seenDays.contains(day)) {
                forgetDay(day);
            }
        }
        seenDays.clear();
        lastDay = NO_DAY;
    }

    private void recordOpened(Times times, long start) {
        addDay(start);
        if (times.add(start) && !accesses.isEmpty()) {
            recompute(start, start + NEAR_MILLIS);
        }
    }

    /** Computes the times of the accesses that start in {@code [from, to]} again. */
    private void recompute(long from, long to) {
        var affected = accesses.subMap(new Place(from, ""), true, new Place(to + 1, ""), false);
        for (Kept<T> kept : affected.values()) {
            SinceElsewhere smaller = kept.since.min(since(kept.access));
            if (!smaller.equals(kept.since)) {
                kept.since = smaller;
                browsing.becameSmaller(kept);
            }
        }
    }

    private @Nullable Integer sinceEmbeddingPage(Access access, long lastPage) {
        for (long page = lastPage; page != Times.NONE; page = lastPage(access, page - 1)) {
            if (embedded.anyIn(page, page + EMBEDS_WITHIN_MILLIS)) {
                return (int) (access.start() - page);
            }
        }
        return null;
    }

    /**
     * The start of the last unmonitored page at or before {@code until}, or {@link Times#NONE} if that is more than
     * {@link #NEAR_MILLIS} before the access.
     */
    private long lastPage(Access access, long until) {
        long last = pages.latestUntil(until);
        if (access.tunnel()) {
            last = Math.max(last, tunnels.latestUntil(until));
        }
        return last < access.start() - NEAR_MILLIS ? Times.NONE : last;
    }

    /** Adds the day of this time. If there are too many days, forgets the one that got no line for longest. */
    private void addDay(long time) {
        long day = Math.floorDiv(time, DAY_MILLIS);
        if (day == lastDay) {
            return;
        }
        days.remove(day);
        days.add(day);
        if (days.size() > DAYS) {
            forgetDay(days.iterator().next());
        }
        seenDays.add(day);
        lastDay = day;
    }

    private void forgetDay(long day) {
        long from = day * DAY_MILLIS;
        long to = from + DAY_MILLIS;
        days.remove(day);
        seenDays.remove(day);
        pages.remove(from, to);
        tunnels.remove(from, to);
        embedded.remove(from, to);
        accesses.subMap(new Place(from, ""), true, new Place(to, ""), false).clear();
    }
}
