package org.dutywatch.simulator.world;

import java.util.ArrayList;
import java.util.List;

/** Simulates requests that happen while nobody looks: open tabs, messengers, apps that fetch in the background. */
final class BackgroundRequests {
    private final RandomDraws chance;
    private final Noise noise;
    private final List<BrowserRequest> requests = new ArrayList<>();

    BackgroundRequests(RandomDraws chance, Noise noise) {
        this.chance = chance;
        this.noise = noise;
    }

    List<BrowserRequest> requests() {
        return requests;
    }

    void run(double from, double to, List<Visitor.AbandonedTab> abandonedTabs) {
        for (Visitor.AbandonedTab one : abandonedTabs) {
            tab(one.site(), one.at() + chance.uniform(1, 20), Math.min(to, one.at() + chance.logUniform(240, 21_000)));
        }
        for (int i = chance.integerBetween(noise.leastTabs(), noise.mostTabs()); i > 0; i--) {
            double begin = chance.uniform(from, from + 0.7 * (to - from));
            tab(chance.oneOf(SimulatedSite.ALL), begin, Math.min(to, begin + chance.logUniform(1_500, 29_000)));
        }
        if (chance.happens(noise.messenger())) {
            messenger(chance.oneOf(SimulatedSite.ALL), from, to);
        }
        for (int i = chance.integerBetween(0, noise.apps()); i > 0; i--) {
            app(chance.oneOf(SimulatedSite.ALL), from, to);
        }
    }

    /** An open tab. It requests the same path as a person's clicks. Some tabs also receive new posts with pictures. */
    private void tab(SimulatedSite site, double from, double to) {
        double period = chance.logUniform(9, 128);
        double jitter = chance.uniform(0.01, noise.jitter());
        double size = chance.logUniform(180, 3_300);
        boolean longPolls = chance.happens(0.25);
        double pushProbability = chance.happens(noise.pushers()) ? chance.uniform(0.01, 0.07) : 0;
        for (double at = from; at < to; at += period * (1 + jitter * chance.uniform(-1, 1))) {
            BrowserRequest request = BrowserRequest.post(
                    at, site.call().host(), site.call().path(), size * chance.uniform(0.8, 1.3), "application/json");
            requests.add(longPolls ? request.withDuration(period * 0.85) : request);
            if (chance.happens(pushProbability)) {
                push(at + 0.4, site);
            }
        }
    }

    private void push(double at, SimulatedSite site) {
        requests.add(BrowserRequest.post(
                at, site.call().host(), site.call().path(), chance.logNormal(17_000, 0.7), "application/json"));
        for (int i = chance.integerBetween(0, 3); i > 0; i--) {
            requests.add(BrowserRequest.get(
                    at + chance.uniform(0.2, 1.4),
                    chance.oneOf(site.assets()),
                    "/v/n" + chance.integerBetween(1, 9_999) + ".jpg",
                    chance.logNormal(11_000, 0.9),
                    "image/jpeg"));
        }
    }

    private void messenger(SimulatedSite site, double from, double to) {
        if (site.poll().isNone()) {
            return;
        }
        double period = chance.uniform(17, 58);
        for (double at = from; at < to; at += period * chance.uniform(0.97, 1.03)) {
            requests.add(BrowserRequest.get(
                            at, site.poll().host(), site.poll().path(), chance.uniform(105, 900), "application/json")
                    .withDuration(period * 0.9));
        }
    }

    /** An app that sometimes fetches several responses at once, with pictures. */
    private void app(SimulatedSite site, double from, double to) {
        double every = chance.logUniform(310, 2_600);
        String host = site.subdomain("i");
        for (double at = from + chance.uniform(0, every); at < to; at += every * chance.uniform(0.6, 1.5)) {
            for (int i = chance.integerBetween(2, 9); i > 0; i--) {
                requests.add(BrowserRequest.get(
                        at + chance.uniform(0, 3),
                        host,
                        "/api/v1/sync/" + chance.integerBetween(1, 4),
                        chance.logNormal(4_200, 1),
                        "application/json"));
            }
            for (int i = chance.integerBetween(0, 4); i > 0; i--) {
                requests.add(BrowserRequest.get(
                        at + chance.uniform(1, 4),
                        chance.oneOf(site.assets()),
                        "/v/s" + chance.integerBetween(1, 9_999) + ".jpg",
                        chance.logNormal(8_000, 0.9),
                        "image/jpeg"));
            }
        }
    }
}
