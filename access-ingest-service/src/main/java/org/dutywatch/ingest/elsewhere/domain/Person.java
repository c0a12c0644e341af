package org.dutywatch.ingest.elsewhere.domain;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Elsewhere} remembers of one person: the last nine days of line time of which lines came, in
 * whatever order: a week of old lines may be fed or released while those of today go on.
 */
public final class Person<T> {
    /** So long after a page elsewhere it still matters: whether somebody stayed at a site or went elsewhere and came back. */
    public static final long NEAR_MILLIS = 300_000;

    /** How long after its start a page fetches what it embeds. */
    public static final long EMBEDS_WITHIN_MILLIS = 8_000;

    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;
    private static final int DAYS = 9;
    private static final long NO_DAY = Long.MIN_VALUE;
    private static final int OWN_COST = 100;

    private final Elsewhere<T> all;
    private final Times pages;
    private final Times tunnels;
    private final Times embedded;
    private final NavigableMap<Place, Kept<T>> accesses = new TreeMap<>(Place.ORDER);

    /** The days that times lie in, the one that was written to last at the end. */
    private final Set<Long> days = new LinkedHashSet<>();

    /** Those of them that something happened on since {@link #forgetUnseenDays}. */
    private final Set<Long> seenDays = new HashSet<>();

    private long lastDay = NO_DAY;

    /** For {@link Elsewhere}, under its lock. */
    long lastSeen;

    Person(int timesOfAKind, Elsewhere<T> all) {
        this.all = all;
        pages = new Times(timesOfAKind);
        tunnels = new Times(timesOfAKind);
        embedded = new Times(timesOfAKind);
    }

    private record Place(long start, String id) {
        static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::start).thenComparing(Place::id);
    }

    /** The person opened a page of a site that is not monitored. */
    public void openedPage(long start) {
        synchronized (all) {
            opened(pages, start);
        }
    }

    /** The person opened a tunnel to a host that is not monitored. */
    public void openedTunnel(long start) {
        synchronized (all) {
            opened(tunnels, start);
        }
    }

    /** The person's browser reached a part of a monitored site that pages elsewhere embed. */
    public void reachedEmbedded(long start) {
        synchronized (all) {
            enter(start);
            if (embedded.add(start)) {
                improve(start - EMBEDS_WITHIN_MILLIS, start + NEAR_MILLIS);
            }
        }
    }

    /** Remembers an access that is told now; returns the numbers to tell with it. */
    public SinceElsewhere told(Access access, T payload) {
        synchronized (all) {
            enter(access.start());
            Place place = new Place(access.start(), access.id());
            Kept<T> kept = accesses.get(place);
            if (kept == null) {
                kept = new Kept<>(access, payload, since(access), this);
                accesses.put(place, kept);
                all.keep(kept);
            } else {
                kept.payload = payload;
            }
            return kept.since;
        }
    }

    /** The numbers of an access as far as they are known; remembers nothing. */
    public SinceElsewhere since(Access access) {
        synchronized (all) {
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

    /** How much memory the person takes, in places for times; also one who did nothing takes some. */
    int cost() {
        return pages.capacity() + tunnels.capacity() + embedded.capacity() + OWN_COST;
    }

    void forget(Kept<T> kept) {
        accesses.remove(new Place(kept.access.start(), kept.access.id()), kept);
    }

    /** Forgets everything: accesses that are still kept hold on to the person, not to times. */
    void forgetAll() {
        accesses.clear();
        pages.clear();
        tunnels.clear();
        embedded.clear();
        days.clear();
        seenDays.clear();
        lastDay = NO_DAY;
    }

    /** Forgets the days on which nothing happened since the call before. */
    void forgetUnseenDays() {
        for (long day : Set.copyOf(days)) {
            if (!seenDays.contains(day)) {
                forgetDay(day);
            }
        }
        seenDays.clear();
        lastDay = NO_DAY;
    }

    private void opened(Times times, long start) {
        enter(start);
        if (times.add(start) && !accesses.isEmpty()) {
            improve(start, start + NEAR_MILLIS);
        }
    }

    /** Works out anew the accesses that start in {@code [from, to]}. */
    private void improve(long from, long to) {
        var touched = accesses.subMap(new Place(from, ""), true, new Place(to + 1, ""), false);
        for (Kept<T> kept : touched.values()) {
            SinceElsewhere smaller = kept.since.min(since(kept.access));
            if (!smaller.equals(kept.since)) {
                kept.since = smaller;
                all.becameSmaller(kept);
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

    /** The last page elsewhere until then that is near enough to the access, or {@link Times#NONE}. */
    private long lastPage(Access access, long until) {
        long last = pages.latestUntil(until);
        if (access.tunnel()) {
            last = Math.max(last, tunnels.latestUntil(until));
        }
        return last < access.start() - NEAR_MILLIS ? Times.NONE : last;
    }

    /** Makes room for the day of this time: of too many, the one that was not written to for longest goes. */
    private void enter(long time) {
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
