package org.dutywatch.compliance.model.attention;

import static org.dutywatch.compliance.model.attention.AnAccess.anAccess;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Access observations of typical behaviour of people, pages and apps. */
public final class AccessFixtures {
    private AccessFixtures() {}

    /** One page: its document and eight images within a second. */
    public static List<AccessObservation> pageOpened(Instant at, String site) {
        List<AccessObservation> accesses = new ArrayList<>();
        accesses.add(anAccess(at).on(site).of(48_000).asDocument().build());
        for (int i = 1; i <= 8; i++) {
            accesses.add(anAccess(at.plusMillis(100L * i))
                    .on(site)
                    .to(HostRole.CDN)
                    .of(9_000 + 1_000L * i)
                    .inSeries(200 + i)
                    .build());
        }
        return accesses;
    }

    /** Page after page, each read for 25, 50, 75 or 40 seconds, until {@code length} is over. */
    public static List<AccessObservation> browsing(Instant from, Duration length, String site) {
        int[] reading = {25, 50, 75, 40};
        List<AccessObservation> accesses = new ArrayList<>();
        Instant at = from;
        for (int page = 0; at.isBefore(from.plus(length)); page++) {
            accesses.addAll(pageOpened(at, site));
            at = at.plusSeconds(reading[page % reading.length]);
        }
        return accesses;
    }

    /** Like buttons, counters and sign-in boxes in pages of other sites. */
    public static List<AccessObservation> embeddedButtons(Instant from, Duration length) {
        List<AccessObservation> accesses = new ArrayList<>();
        for (Instant at = from; at.isBefore(from.plus(length)); at = at.plusSeconds(50)) {
            accesses.add(anAccess(at).to(HostRole.WIDGET).of(61_000).build());
            accesses.add(anAccess(at.plusMillis(300)).to(HostRole.PIXEL).of(43).build());
            accesses.add(anAccess(at.plusMillis(400)).of(35_000).asEmbed().build());
            accesses.add(
                    anAccess(at.plusMillis(700)).to(HostRole.AUTH).of(4_000).build());
        }
        return accesses;
    }

    /** An open tab that polls about every 45 seconds. */
    public static List<AccessObservation> backgroundTab(Instant from, Duration length) {
        long[] lateMillis = {0, 1_700, -2_100, 900, -600, 2_400, -1_300};
        List<AccessObservation> accesses = new ArrayList<>();
        int count = (int) (length.toSeconds() / 45);
        for (int i = 0; i < count; i++) {
            accesses.add(anAccess(from.plusSeconds(45L * i).plusMillis(lateMillis[i % lateMillis.length]))
                    .of(700 + 37L * (i % 9))
                    .inSeries(90)
                    .build());
        }
        return accesses;
    }

    /** A video: its page, then a segment of about one megabyte every eight seconds. */
    public static List<AccessObservation> video(Instant from, Duration length) {
        List<AccessObservation> accesses = new ArrayList<>(pageOpened(from, "youtube"));
        for (Instant at = from.plusSeconds(2); at.isBefore(from.plus(length)); at = at.plusSeconds(8)) {
            accesses.add(anAccess(at)
                    .on("youtube")
                    .to(HostRole.MEDIA)
                    .of(1_100_000)
                    .inSeries(300)
                    .build());
        }
        return accesses;
    }

    public static AccessObservation tunnel(Instant from, Duration length, HostRole role, long bytes) {
        return anAccess(from)
                .lasting(length)
                .to(role)
                .of(bytes)
                .as(AccessKind.TUNNEL)
                .build();
    }
}
