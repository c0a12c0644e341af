package org.dutywatch.ingest.formats.domain;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.dutywatch.ingest.reading.domain.EpochTime;
import org.jspecify.annotations.Nullable;

/**
 * The times of a zone whose clocks are put forward and back. In the hour that comes twice, a time without an offset has two
 * meanings, an hour apart; neither is taken, because it would be a guess about a person. Safe for several threads.
 */
public final class ZoneTimes {
    /** There is no such time, or it lies outside the years 2000 to 2099. */
    public static final long NONE = Long.MIN_VALUE;

    /** The clocks showed this time twice. */
    public static final long TWICE = Long.MIN_VALUE + 1;

    private static final long HOUR = 3600;

    private final ZoneId zone;
    private volatile @Nullable Quarter last;

    /** A quarter of an hour. Consecutive lines mostly have the same one. */
    private record Quarter(long number, List<ZoneOffset> offsets) {}

    public ZoneTimes(ZoneId zone) {
        this.zone = Objects.requireNonNull(zone);
    }

    /** Epoch milliseconds of the time that the clocks of the zone show; {@link #NONE} or {@link #TWICE} if not certain. */
    public long millis(long year, int month, int day, int hour, int minute, int second, int millis) {
        long local = EpochTime.of(year, month, day, hour, minute, second, 0);
        if (local == EpochTime.NONE) {
            return NONE;
        }
        List<ZoneOffset> offsets = offsets(local);
        if (offsets.size() != 1) {
            return offsets.isEmpty() ? NONE : TWICE;
        }
        long seconds = local - offsets.get(0).getTotalSeconds();
        return EpochTime.isPlausible(seconds) ? seconds * 1000 + millis : NONE;
    }

    /** Clocks change at quarters of an hour, so the offsets are looked up by quarter. */
    private List<ZoneOffset> offsets(long local) {
        long quarter = local / (HOUR / 4);
        Quarter known = last;
        if (known == null || known.number() != quarter) {
            var clock = LocalDateTime.ofEpochSecond(quarter * (HOUR / 4), 0, ZoneOffset.UTC);
            known = new Quarter(quarter, zone.getRules().getValidOffsets(clock));
            last = known;
        }
        return known.offsets();
    }
}
