package org.dutywatch.benchmarks.minutes.world;

/**
 * How loud the background is.
 *
 * @param pages seconds from one page elsewhere to the next, on average
 * @param embedding share of these pages that embed something of a social site
 * @param leastTabs tabs open all day, {@code mostTabs} at most
 * @param jitter greatest irregularity of what a tab asks
 * @param pushers share of tabs that are sent new content while nobody looks
 * @param messenger likelihood of a messenger
 * @param apps most apps that fetch in the background
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
