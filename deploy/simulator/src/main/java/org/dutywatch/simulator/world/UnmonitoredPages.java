package org.dutywatch.simulator.world;

import java.util.ArrayList;
import java.util.List;

/** Simulates visits of unmonitored pages, which may embed parts of monitored sites. */
final class UnmonitoredPages {
    static final List<String> HOSTS = List.of(
            "www.dailycourier.example",
            "news.lakeshore.example",
            "weather.midwest.example",
            "www.recipes.example",
            "cad.ridgemont.example",
            "www.sportsdesk.example");

    private final RandomDraws chance;
    private final Noise noise;
    private final List<BrowserRequest> requests = new ArrayList<>();

    UnmonitoredPages(RandomDraws chance, Noise noise) {
        this.chance = chance;
        this.noise = noise;
    }

    List<BrowserRequest> requests() {
        return requests;
    }

    /**
     * Simulates visits of several pages in a row.
     *
     * @param from start in seconds
     * @param to end in seconds
     * @param busy pairs of start and end times of visits to social sites
     * @param alongside probability that an unmonitored page opens during such a visit, 0 to 1
     */
    void browse(double from, double to, List<double[]> busy, double alongside) {
        for (double at = from + chance.exponential(noise.pages());
                at < to;
                at += 5 * chance.exponential(noise.pages())) {
            double next = at;
            for (int i = chance.integerBetween(1, 9); i > 0 && next < to; i--) {
                double moment = next;
                boolean isBusy = busy.stream().anyMatch(one -> moment > one[0] - 1 && moment < one[1]);
                if (!isBusy || chance.happens(alongside)) {
                    page(next);
                }
                next += chance.weibull(44, 0.9) + 2;
            }
        }
    }

    private void page(double at) {
        String host = chance.oneOf(HOSTS);
        requests.add(BrowserRequest.get(
                at, host, "/story/" + chance.integerBetween(1, 9_999), chance.logNormal(70_000, 0.6), "text/html"));
        for (int i = chance.integerBetween(0, 4); i > 0; i--) {
            requests.add(BrowserRequest.get(
                    at + chance.uniform(0.1, 2), host, "/static/a.js", chance.logNormal(21_500, 1), "text/css"));
        }
        if (chance.happens(noise.embedding())) {
            for (int i = chance.integerBetween(1, 4); i > 0; i--) {
                embed(
                        at + (chance.happens(0.18) ? chance.uniform(4, 31) : chance.uniform(0.3, 3.8)),
                        chance.oneOf(SimulatedSite.ALL));
            }
        }
    }

    private void embed(double at, SimulatedSite site) {
        SimulatedSite.Embed embed = chance.oneOf(site.embeds());
        requests.add(BrowserRequest.get(
                at, embed.host(), embed.path(), embed.kilobytes() * chance.uniform(700, 1_400), embed.type()));
        if (embed.pictures()) {
            for (int i = chance.integerBetween(0, 7); i > 0; i--) {
                requests.add(BrowserRequest.get(
                        at + chance.uniform(0.3, 2.2),
                        chance.oneOf(site.assets()),
                        "/v/e" + chance.integerBetween(1, 9_999) + ".jpg",
                        chance.logNormal(9_000, 1),
                        "image/jpeg"));
            }
        }
    }
}
