package org.dutywatch.compliance.model.measuring.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dutywatch.compliance.model.attention.HostRole;

/** Simulated visits of a person: pages, single-page navigation, video, and reading without traffic in between. */
final class SimulatedPerson {
    private static final String[] SITES = {"facebook", "instagram", "reddit", "x", "youtube"};

    private final Random random;
    private final List<SimulatedHttpRequest> requests = new ArrayList<>();
    private final List<double[]> viewingTimes = new ArrayList<>();

    SimulatedPerson(Random random) {
        this.random = random;
    }

    List<SimulatedHttpRequest> requests() {
        return requests;
    }

    /** Times in which the person looked: start and end, in seconds since the start of the shift. */
    List<double[]> viewingTimes() {
        return viewingTimes;
    }

    /** Adds visits at random times until they fill {@code share} of the shift. */
    void visit(double shift, double share) {
        double budget = shift * share;
        while (budget > 0) {
            double begin = random.nextDouble() * (shift - 1_500);
            double wanted = Math.min(budget, 45 + random.nextDouble() * 1_150);
            double end = addVisit(begin, wanted);
            viewingTimes.add(new double[] {begin, end});
            budget -= end - begin;
        }
    }

    private double addVisit(double begin, double wanted) {
        String site = SITES[random.nextInt(SITES.length)];
        double kind = random.nextDouble();
        double now = begin;
        page(now, site);
        now += read(now, site, kind >= 0.4);
        while (now - begin < wanted) {
            if (kind < 0.4) {
                page(now, site);
                now += read(now, site, false);
            } else if (kind < 0.8) {
                navigate(now, site);
                now += read(now, site, true);
            } else {
                now = watch(now, site, wanted - (now - begin));
            }
        }
        return now;
    }

    private void page(double at, String site) {
        requests.add(SimulatedHttpRequest.of(
                        at, site, HostRole.PAGE, between(9_000, 140_000), place(site, 1 + random.nextInt(40)))
                .asDocument());
        objects(at + between(0.2, 0.8), site, 3 + random.nextInt(28));
        if (random.nextBoolean()) {
            requests.add(SimulatedHttpRequest.of(
                    at + between(0.5, 2.5), site, HostRole.PAGE, between(400, 30_000), place(site, 90)));
        }
    }

    /** A click inside the page: API calls and images, no document. */
    private void navigate(double at, String site) {
        HostRole role = random.nextInt(3) == 0 ? HostRole.APP_API : HostRole.PAGE;
        int calls = 1 + random.nextInt(4);
        for (int i = 0; i < calls; i++) {
            requests.add(SimulatedHttpRequest.of(
                    at + i * between(0.05, 0.7), site, role, between(900, 70_000), place(site, 90)));
        }
        objects(at + between(0.3, 0.9), site, random.nextInt(14));
    }

    private void objects(double at, String site, int count) {
        double when = at;
        for (int i = 0; i < count; i++) {
            when += random.nextDouble() * 0.35;
            double bytes = 700 * Math.exp(random.nextDouble() * 5);
            requests.add(
                    SimulatedHttpRequest.of(when, site, HostRole.CDN, bytes, place(site, 100 + random.nextInt(60))));
        }
    }

    /** Reading for 20 to 180 seconds, short times more often; scrolling may load more. Returns the seconds. */
    private double read(double at, String site, boolean endless) {
        double dwell = 20 * Math.exp(random.nextDouble() * Math.log(9));
        if (endless) {
            for (double next = at + between(7, 45); next < at + dwell - 3; next += between(7, 45)) {
                if (random.nextInt(3) > 0) {
                    navigate(next, site);
                }
            }
        }
        return dwell;
    }

    private double watch(double at, String site, double wanted) {
        double length = Math.min(Math.max(wanted, 40), between(40, 700));
        page(at, site);
        double step = between(3, 14);
        for (double played = 1; played < length - 2 * step; played += step) {
            requests.add(SimulatedHttpRequest.of(
                    at + played, site, HostRole.MEDIA, between(260_000, 1_700_000), place(site, 95)));
        }
        return at + length;
    }

    private double between(double from, double to) {
        return from + random.nextDouble() * (to - from);
    }

    static int place(String site, int number) {
        return site.hashCode() * 31 + number;
    }
}
