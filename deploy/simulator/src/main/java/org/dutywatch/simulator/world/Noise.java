package org.dutywatch.simulator.world;

/**
 * The amount of background traffic.
 *
 * @param pages mean seconds between two unmonitored pages
 * @param embedding share of these pages that embed parts of a social site, 0 to 1
 * @param leastTabs least number of tabs that stay open all day
 * @param mostTabs largest number of tabs that stay open all day
 * @param jitter largest variation of the period at which a tab polls, as a share of the period
 * @param pushers share of tabs that receive new content while nobody looks, 0 to 1
 * @param messenger probability that a messenger runs, 0 to 1
 * @param apps largest number of apps that fetch in the background
 */
record Noise(
        double pages,
        double embedding,
        int leastTabs,
        int mostTabs,
        double jitter,
        double pushers,
        double messenger,
        int apps) {

    enum Level {
        QUIET(new Noise(1_500, 0.25, 0, 1, 0.16, 0.1, 0.15, 0)),
        MIDDLING(new Noise(420, 0.45, 0, 2, 0.32, 0.3, 0.5, 1)),
        NOISY(new Noise(93, 0.65, 1, 4, 0.55, 0.55, 0.9, 2));

        final Noise noise;

        Level(Noise noise) {
            this.noise = noise;
        }
    }
}
