package org.dutywatch.benchmarks.minutes.world;

import java.util.ArrayList;
import java.util.List;

/** Simulates requests that happen while nobody looks: open tabs, messengers, apps that fetch in the background. */
final class Machines {
    private final Chance chance;
    private final Noise noise;
    private final List<Hit> hits = new ArrayList<>();

    Machines(Chance chance, Noise noise) {
        this.chance = chance;
        this.noise = noise;
    }

    List<Hit> hits() {
        return hits;
    }

    void run(double from, double to, List<Visitor.Left> left) {
        for (Visitor.Left one : left) {
            tab(one.site(), one.at() + chance.between(1, 20), Math.min(to, one.at() + chance.magnitude(240, 21_000)));
        }
        for (int i = chance.count(noise.leastTabs(), noise.mostTabs()); i > 0; i--) {
            double begin = chance.between(from, from + 0.7 * (to - from));
            tab(chance.oneOf(Site.ALL), begin, Math.min(to, begin + chance.magnitude(1_500, 29_000)));
        }
        if (chance.of(noise.messenger())) {
            messenger(chance.oneOf(Site.ALL), from, to);
        }
        for (int i = chance.count(0, noise.apps()); i > 0; i--) {
            app(chance.oneOf(Site.ALL), from, to);
        }
    }

    /** An open tab. It requests the same path as a person's clicks. Some tabs also receive new posts with pictures. */
    private void tab(Site site, double from, double to) {
        double period = chance.magnitude(9, 128);
        double jitter = chance.between(0.01, noise.jitter());
        double size = chance.magnitude(180, 3_300);
        boolean longPolls = chance.of(0.25);
        double pushProbability = chance.of(noise.pushers()) ? chance.between(0.01, 0.07) : 0;
        for (double at = from; at < to; at += period * (1 + jitter * chance.between(-1, 1))) {
            Hit request = Hit.post(
                    at, site.call().host(), site.call().path(), size * chance.between(0.8, 1.3), "application/json");
            hits.add(longPolls ? request.hanging(period * 0.85) : request);
            if (chance.of(pushProbability)) {
                push(at + 0.4, site);
            }
        }
    }

    private void push(double at, Site site) {
        hits.add(Hit.post(
                at, site.call().host(), site.call().path(), chance.logNormal(17_000, 0.7), "application/json"));
        for (int i = chance.count(0, 3); i > 0; i--) {
            hits.add(Hit.get(
                    at + chance.between(0.2, 1.4),
                    chance.oneOf(site.assets()),
                    "/v/n" + chance.count(1, 9_999) + ".jpg",
                    chance.logNormal(11_000, 0.9),
                    "image/jpeg"));
        }
    }

    private void messenger(Site site, double from, double to) {
        if (site.poll().isNone()) {
            return;
        }
        double period = chance.between(17, 58);
        for (double at = from; at < to; at += period * chance.between(0.97, 1.03)) {
            hits.add(Hit.get(at, site.poll().host(), site.poll().path(), chance.between(105, 900), "application/json")
                    .hanging(period * 0.9));
        }
    }

    /** An app that sometimes fetches several responses at once, with pictures. */
    private void app(Site site, double from, double to) {
        double every = chance.magnitude(310, 2_600);
        String host = site.below("i");
        for (double at = from + chance.between(0, every); at < to; at += every * chance.between(0.6, 1.5)) {
            for (int i = chance.count(2, 9); i > 0; i--) {
                hits.add(Hit.get(
                        at + chance.between(0, 3),
                        host,
                        "/api/v1/sync/" + chance.count(1, 4),
                        chance.logNormal(4_200, 1),
                        "application/json"));
            }
            for (int i = chance.count(0, 4); i > 0; i--) {
                hits.add(Hit.get(
                        at + chance.between(1, 4),
                        chance.oneOf(site.assets()),
                        "/v/s" + chance.count(1, 9_999) + ".jpg",
                        chance.logNormal(8_000, 0.9),
                        "image/jpeg"));
            }
        }
    }
}
