package org.dutywatch.simulator.world;

import java.util.ArrayList;
import java.util.List;
import org.dutywatch.simulator.world.Habits.View;

/**
 * Simulates a person who visits social sites: the browser's requests, and when the person looked. All times are
 * seconds.
 */
final class Visitor {
    private static final double SHORTEST_LOOK = 3;
    private static final double LONGEST_LOOK = 290;

    private final RandomDraws chance;
    private final Habits habits;
    private final List<BrowserRequest> requests = new ArrayList<>();
    private final List<double[]> viewingTimes = new ArrayList<>();
    private final List<AbandonedTab> abandonedTabs = new ArrayList<>();

    Visitor(RandomDraws chance, Habits habits) {
        this.chance = chance;
        this.habits = habits;
    }

    /** A tab that stays open after a visit. */
    record AbandonedTab(SimulatedSite site, double at) {}

    List<BrowserRequest> requests() {
        return requests;
    }

    /** Pairs of start and end times between which the person looked. */
    List<double[]> viewingTimes() {
        return viewingTimes;
    }

    List<AbandonedTab> abandonedTabs() {
        return abandonedTabs;
    }

    /** Adds visits at random times between {@code from} and {@code to}, until the person's minutes are used up. */
    void addVisits(double from, double to) {
        double rest = Math.min(habits.minutes() * 60, 0.7 * (to - from));
        for (int tries = 0; rest > 5 && tries < 5_000; tries++) {
            double wanted = Math.min(rest, 20 + chance.exponential(habits.visitSeconds()));
            double begin = chance.uniform(from, Math.max(from + 1, to - wanted));
            if (isFree(begin - 30, begin + wanted + 45)) {
                double end = addVisit(begin, wanted);
                rest -= end - begin;
            }
        }
    }

    private boolean isFree(double from, double to) {
        return viewingTimes.stream().allMatch(one -> to < one[0] || from > one[1]);
    }

    /**
     * Adds one visit.
     *
     * @param wanted approximate length in seconds
     * @return end of the visit
     */
    double addVisit(double begin, double wanted) {
        SimulatedSite site = chance.oneOf(SimulatedSite.ALL);
        View view = chance.oneOf(habits.views());
        double now = begin;
        if (view == View.APP) {
            calls(now, site, true);
        } else {
            page(now, site, chance.happens(0.55));
        }
        now += look(now, site, view);
        while (now - begin < wanted) {
            now = nextView(now, site, view, wanted - (now - begin));
        }
        viewingTimes.add(new double[] {begin, now});
        if (view != View.APP && chance.happens(habits.leavesTabs())) {
            abandonedTabs.add(new AbandonedTab(site, now));
        }
        return now;
    }

    private double nextView(double now, SimulatedSite site, View view, double rest) {
        if (view == View.FILMS && chance.happens(0.75)) {
            return film(now, site, rest);
        }
        if (view == View.PAGES || view == View.SILENT || view == View.FILMS || chance.happens(0.08)) {
            page(now, site, false);
        } else {
            calls(now, site, view == View.APP);
        }
        return now + look(now, site, view);
    }

    /** Draws the time on one view, and adds the requests during it: scrolling loads more. */
    private double look(double at, SimulatedSite site, View view) {
        double mean = view == View.SILENT ? habits.dwellSeconds() * 2.1 : habits.dwellSeconds();
        double scale = mean / (habits.shape() < 1 ? 1.12 : 0.91);
        double dwell = Math.min(LONGEST_LOOK, SHORTEST_LOOK + chance.weibull(scale, habits.shape()));
        if (view == View.SCROLLING || view == View.APP) {
            dwell *= 1.7;
            for (double next = at + chance.uniform(4, 26); next < at + dwell - 1; next += chance.uniform(4, 26)) {
                calls(next, site, view == View.APP);
            }
        } else if (view != View.SILENT && chance.happens(0.4)) {
            double later = at + chance.uniform(0.3, 0.8) * dwell;
            pictures(later, site, chance.integerBetween(1, 6), 0);
        }
        return dwell;
    }

    private void page(double at, SimulatedSite site, boolean first) {
        String path = chance.oneOf(site.paths());
        boolean notModified = chance.happens(0.06);
        double bytes = notModified ? 400 : chance.logNormal(58_000, 0.8);
        BrowserRequest document = BrowserRequest.get(at, site.page(), path, bytes, "text/html");
        requests.add(notModified ? document.withResponse(304, 380) : document);
        int assets = chance.integerBetween(first ? 8 : 3, first ? 54 : 26);
        pictures(at + chance.uniform(0.15, 0.9), site, assets, habits.cached());
        for (int i = chance.integerBetween(0, 3); i > 0; i--) {
            call(at + chance.uniform(0.6, 3.5), site.call(), chance.logNormal(3_600, 1.2));
        }
    }

    /** Adds the requests of a click or scroll inside a page: data, with pictures. */
    private void calls(double at, SimulatedSite site, boolean app) {
        SimulatedSite.SitePath place =
                app ? new SimulatedSite.SitePath(site.subdomain("i"), "/api/v1/feed/") : site.call();
        int count = chance.integerBetween(1, 4);
        for (int i = 0; i < count; i++) {
            call(at + i * chance.uniform(0.03, 0.5), place, chance.logNormal(9_000, 1.1));
        }
        pictures(at + chance.uniform(0.2, 0.9), site, chance.integerBetween(0, 13), habits.cached() / 2);
    }

    private void call(double at, SimulatedSite.SitePath place, double bytes) {
        requests.add(BrowserRequest.post(at, place.host(), place.path(), bytes, "application/json"));
    }

    private void pictures(double at, SimulatedSite site, int count, double cached) {
        double when = at;
        for (int i = 0; i < count; i++) {
            when += chance.exponential(0.09);
            if (!chance.happens(cached)) {
                String path = "/v/t" + chance.integerBetween(10, 99_999) + "/f.jpg";
                String host = chance.happens(0.015) ? uncataloguedHost(site) : chance.oneOf(site.assets());
                requests.add(BrowserRequest.get(
                        when, host, path, chance.logNormal(9_500, 1.3), SimulatedSite.assetType(chance)));
            }
        }
    }

    /** A host of the site that the catalogue does not list. */
    private String uncataloguedHost(SimulatedSite site) {
        return site.subdomain("edge" + chance.integerBetween(1, 41));
    }

    /** Adds a film. It is loaded in pieces, ahead of the time at which they are seen. */
    private double film(double at, SimulatedSite site, double rest) {
        page(at, site, false);
        double length = Math.max(12, Math.min(rest, chance.logUniform(24, 900)));
        double piece = chance.uniform(2.5, 11);
        double bufferSeconds = chance.uniform(6, 48);
        for (double played = 0; played < length; played += piece) {
            double when = at + 1.2 + Math.max(played - bufferSeconds, played / bufferSeconds);
            double bytes = piece * chance.logNormal(190_000, 0.35);
            requests.add(BrowserRequest.get(when, site.media(), "/videoplayback", bytes, "video/mp4"));
        }
        return at + length;
    }
}
