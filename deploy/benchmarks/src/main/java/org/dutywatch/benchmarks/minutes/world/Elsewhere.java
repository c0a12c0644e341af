package org.dutywatch.benchmarks.minutes.world;

import java.util.ArrayList;
import java.util.List;

/** Simulates visits of unmonitored pages, which may embed parts of monitored sites. */
final class Elsewhere {
    static final List<String> HOSTS = List.of(
            "www.dailycourier.example",
            "news.lakeshore.example",
            "weather.midwest.example",
            "www.recipes.example",
            "cad.ridgemont.example",
            "www.sportsdesk.example");

    private final Chance chance;
    private final Noise noise;
    private final List<Hit> hits = new ArrayList<>();

    Elsewhere(Chance chance, Noise noise) {
        this.chance = chance;
        this.noise = noise;
    }

    List<Hit> hits() {
        return hits;
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
        for (double at = from + chance.wait(noise.pages()); at < to; at += 5 * chance.wait(noise.pages())) {
            double next = at;
            for (int i = chance.count(1, 9); i > 0 && next < to; i--) {
                double moment = next;
                boolean isBusy = busy.stream().anyMatch(one -> moment > one[0] - 1 && moment < one[1]);
                if (!isBusy || chance.of(alongside)) {
                    page(next);
                }
                next += chance.weibull(44, 0.9) + 2;
            }
        }
    }

    private void page(double at) {
        String host = chance.oneOf(HOSTS);
        hits.add(Hit.get(at, host, "/story/" + chance.count(1, 9_999), chance.logNormal(70_000, 0.6), "text/html"));
        for (int i = chance.count(0, 4); i > 0; i--) {
            hits.add(Hit.get(
                    at + chance.between(0.1, 2), host, "/static/a.js", chance.logNormal(21_500, 1), "text/css"));
        }
        if (chance.of(noise.embedding())) {
            for (int i = chance.count(1, 4); i > 0; i--) {
                embed(
                        at + (chance.of(0.18) ? chance.between(4, 31) : chance.between(0.3, 3.8)),
                        chance.oneOf(Site.ALL));
            }
        }
    }

    private void embed(double at, Site site) {
        Site.Embed embed = chance.oneOf(site.embeds());
        hits.add(Hit.get(at, embed.host(), embed.path(), embed.kilobytes() * chance.between(700, 1_400), embed.type()));
        if (embed.pictures()) {
            for (int i = chance.count(0, 7); i > 0; i--) {
                hits.add(Hit.get(
                        at + chance.between(0.3, 2.2),
                        chance.oneOf(site.assets()),
                        "/v/e" + chance.count(1, 9_999) + ".jpg",
                        chance.logNormal(9_000, 1),
                        "image/jpeg"));
            }
        }
    }
}
