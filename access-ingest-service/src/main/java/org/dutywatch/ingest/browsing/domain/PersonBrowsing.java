package org.dutywatch.ingest.browsing.domain;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@link UnmonitoredBrowsing} remembers of one person: the timestamps of nine days (UTC, by the time in the line).
 * It keeps the days that got lines last, not the latest days, so that a week of old lines can be read or released while
 * today's lines arrive.
 */
public final class PersonBrowsing<T> {
    /**
     * How long an unmonitored page matters to later accesses: it shows whether somebody stayed on a monitored site or
     * left it and came back.
     */
    public static final long LOOKBACK_MILLIS = 300_000;

    /** How long after its start a page may fetch its embedded parts. */
    public static final long EMBED_WINDOW_MILLIS = 8_000;

    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;
    private static final int DAYS = 9;
    private static final long NO_DAY = Long.MIN_VALUE;
    private static final int OWN_SLOTS = 100;

    private final UnmonitoredBrowsing<T> browsing;
    private final TimestampSet pages;
    private final TimestampSet tunnels;
    private final TimestampSet embedded;
    private final NavigableMap<PublishedAccessKey, PublishedAccess<T>> accesses =
            new TreeMap<>(PublishedAccessKey.ORDER);

    /** The days of the remembered timestamps, as days since the epoch; the day that got a line last is at the end. */
    private final Set<Long> days = new LinkedHashSet<>();

    /** Those of {@link #days} that got a line since the last {@link #forgetInactiveDays}. */
    private final Set<Long> seenDays = new HashSet<>();

    private long lastDay = NO_DAY;

    /** When {@link UnmonitoredBrowsing} last returned this person, as its sequence number; guarded by its lock. */
    long lastUse;

    PersonBrowsing(int maxTimesPerKind, UnmonitoredBrowsing<T> browsing) {
        this.browsing = browsing;
        pages = new TimestampSet(maxTimesPerKind);
        tunnels = new TimestampSet(maxTimesPerKind);
        embedded = new TimestampSet(maxTimesPerKind);
    }

    private record PublishedAccessKey(long start, String id) {
        static final Comparator<PublishedAccessKey> ORDER =
                Comparator.comparingLong(PublishedAccessKey::start).thenComparing(PublishedAccessKey::id);
    }

    /** Records that the person opened a page of an unmonitored site, at {@code start} in epoch milliseconds. */
    public void recordPage(long start) {
        synchronized (browsing) {
            recordOpened(pages, start);
        }
    }

    /** Records that the person opened a tunnel to an unmonitored host, at {@code start} in epoch milliseconds. */
    public void recordTunnel(long start) {
        synchronized (browsing) {
            recordOpened(tunnels, start);
        }
    }

    /**
     * Records that the person's browser fetched a part of a monitored site that pages of other sites embed, at
     * {@code start} in epoch milliseconds.
     */
    public void recordEmbeddedFetch(long start) {
        synchronized (browsing) {
            addDay(start);
            if (embedded.add(start)) {
                recompute(start - EMBED_WINDOW_MILLIS, start + LOOKBACK_MILLIS);
            }
        }
    }

    /** Remembers an access that is published now; returns the intervals to publish with it. */
    public SinceUnmonitoredPage recordPublished(MonitoredAccess access, T payload) {
        synchronized (browsing) {
            addDay(access.start());
            PublishedAccessKey key = new PublishedAccessKey(access.start(), access.id());
            PublishedAccess<T> published = accesses.get(key);
            if (published == null) {
                published = new PublishedAccess<>(access, payload, sincePage(access), this);
                accesses.put(key, published);
                browsing.addPublished(published);
            } else {
                published.payload = payload;
            }
            return published.since;
        }
    }

    /** How long before the access the person opened an unmonitored page, as known now. Remembers nothing. */
    public SinceUnmonitoredPage sincePage(MonitoredAccess access) {
        synchronized (browsing) {
            long page = lastPage(access, access.start());
            if (page == TimestampSet.NONE) {
                return SinceUnmonitoredPage.UNKNOWN;
            }
            int pageMs = (int) (access.start() - page);
            return new SinceUnmonitoredPage(pageMs, sinceEmbeddingPage(access, page));
        }
    }

    int timestampCount() {
        return pages.size() + tunnels.size() + embedded.size();
    }

    /** The memory that this person uses, in slots for timestamps. A person without timestamps uses some, too. */
    int memorySlots() {
        return pages.capacity() + tunnels.capacity() + embedded.capacity() + OWN_SLOTS;
    }

    void forget(PublishedAccess<T> published) {
        accesses.remove(new PublishedAccessKey(published.access.start(), published.access.id()), published);
    }

    /**
     * Forgets everything. {@link UnmonitoredBrowsing} may still queue accesses that refer to this person, so the
     * timestamps are removed here to free their memory.
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
    void forgetInactiveDays() {
        for (long day : Set.copyOf(days)) {
            if (!seenDays.contains(day)) {
                forgetDay(day);
            }
        }
        seenDays.clear();
        lastDay = NO_DAY;
    }

    private void recordOpened(TimestampSet timestamps, long start) {
        addDay(start);
        if (timestamps.add(start) && !accesses.isEmpty()) {
            recompute(start, start + LOOKBACK_MILLIS);
        }
    }

    /** Computes the intervals of the accesses that start in {@code [from, to]} again. */
    private void recompute(long from, long to) {
        var affected =
                accesses.subMap(new PublishedAccessKey(from, ""), true, new PublishedAccessKey(to + 1, ""), false);
        for (PublishedAccess<T> published : affected.values()) {
            SinceUnmonitoredPage smaller = published.since.min(sincePage(published.access));
            if (!smaller.equals(published.since)) {
                published.since = smaller;
                browsing.addRevised(published);
            }
        }
    }

    private @Nullable Integer sinceEmbeddingPage(MonitoredAccess access, long lastPage) {
        for (long page = lastPage; page != TimestampSet.NONE; page = lastPage(access, page - 1)) {
            if (embedded.containsAnyIn(page, page + EMBED_WINDOW_MILLIS)) {
                return (int) (access.start() - page);
            }
        }
        return null;
    }

    /**
     * The start of the last unmonitored page at or before {@code until}, or {@link TimestampSet#NONE} if that is more
     * than {@link #LOOKBACK_MILLIS} before the access.
     */
    private long lastPage(MonitoredAccess access, long until) {
        long last = pages.latestAtOrBefore(until);
        if (access.tunnel()) {
            last = Math.max(last, tunnels.latestAtOrBefore(until));
        }
        return last < access.start() - LOOKBACK_MILLIS ? TimestampSet.NONE : last;
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
        accesses.subMap(new PublishedAccessKey(from, ""), true, new PublishedAccessKey(to, ""), false)
                .clear();
    }
}
