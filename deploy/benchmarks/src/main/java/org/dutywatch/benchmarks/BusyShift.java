package org.dutywatch.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.HostRole;
import org.dutywatch.compliance.model.attention.Identity;
import org.dutywatch.compliance.model.attention.UnmonitoredPageAge;
import org.dutywatch.compliance.model.time.Interval;

/**
 * Generates the accesses of a person who uses social media a lot: visits of some minutes, pages with their pictures,
 * and sometimes an embedded share button on an unmonitored page. Equal seeds give equal accesses.
 */
final class BusyShift {
    /** Accesses in a shift. A usual shift has 200 to 600. */
    static final int ACCESSES = 400;

    static final Duration LENGTH = Duration.ofHours(12);

    private final Random random;
    private final List<AccessObservation> accesses = new ArrayList<>();

    private BusyShift(long seed) {
        random = new Random(seed);
    }

    /**
     * @return {@code accesses} accesses that start within {@link #LENGTH} after {@code start}, in order of their start
     */
    static List<AccessObservation> of(long seed, Instant start, int accesses) {
        BusyShift shift = new BusyShift(seed);
        while (shift.accesses.size() < accesses) {
            shift.visit(start.plusMillis(
                    shift.random.nextInt((int) LENGTH.minusMinutes(30).toMillis())));
        }
        shift.accesses.sort(Comparator.comparing(one -> one.time().start()));
        return List.copyOf(shift.accesses.subList(0, accesses));
    }

    private void visit(Instant from) {
        boolean facebook = random.nextInt(3) > 0;
        Instant at = from;
        for (int page = random.nextInt(12); page >= 0; page--) {
            access(at, facebook ? "www.facebook.com" : "www.youtube.com", HostRole.PAGE, facebook);
            for (int asset = random.nextInt(8); asset > 0; asset--) {
                at = at.plusMillis(random.nextInt(400));
                String host = facebook ? "scontent-ord5-" + random.nextInt(3) + ".xx.fbcdn.net" : "i.ytimg.com";
                access(at, host, HostRole.CDN, facebook);
            }
            at = at.plusMillis(5_000L + random.nextInt(60_000));
        }
        if (random.nextInt(3) == 0) {
            access(at.plusSeconds(random.nextInt(600)), "www.facebook.com", HostRole.WIDGET, true);
        }
    }

    private void access(Instant at, String host, HostRole role, boolean facebook) {
        boolean afterNews = random.nextInt(4) == 0;
        accesses.add(new AccessObservation(
                "%016x%016x".formatted(random.nextLong(), random.nextLong()),
                facebook ? "facebook" : "youtube",
                host,
                role,
                AccessKind.URL,
                Interval.of(at, Duration.ofMillis(20 + random.nextInt(500))),
                "GET",
                200,
                null,
                200 + random.nextInt(role == HostRole.PAGE ? 90_000 : 40_000),
                role == HostRole.PAGE,
                role == HostRole.WIDGET,
                false,
                false,
                host.hashCode() + random.nextInt(10),
                Identity.USERNAME,
                false,
                afterNews ? new UnmonitoredPageAge(random.nextInt(300_000), null) : UnmonitoredPageAge.UNKNOWN,
                "hq-squid",
                "2026-11-01"));
    }
}
