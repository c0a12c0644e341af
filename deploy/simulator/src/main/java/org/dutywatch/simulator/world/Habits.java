package org.dutywatch.simulator.world;

import java.util.List;

/**
 * How one person uses social sites in one shift. Drawn from wide ranges, because the habits of a real department are
 * not known.
 *
 * @param kind amount of use, to report scores by usage
 * @param minutes approximate total minutes of use; 0 for no use
 * @param visitSeconds mean length of a visit in seconds
 * @param dwellSeconds mean time on one view in seconds
 * @param shape shape of the Weibull distribution of dwell times
 * @param cached share of a view's assets that are in the browser's cache, 0 to 1
 * @param views possible ways to continue a visit; one of them is drawn for each visit
 * @param leavesTabs probability that the tab stays open after a visit, 0 to 1
 */
record Habits(
        Kind kind,
        double minutes,
        double visitSeconds,
        double dwellSeconds,
        double shape,
        double cached,
        List<View> views,
        double leavesTabs) {

    enum Kind {
        NONE,
        LIGHT,
        MODERATE,
        HEAVY
    }

    /** What a person does after opening a page. */
    enum View {
        PAGES,
        CLICKS,
        SCROLLING,
        SILENT,
        FILMS,
        APP
    }

    private static final List<View> MIXED = List.of(
            View.PAGES, View.PAGES, View.CLICKS, View.CLICKS, View.SCROLLING, View.SCROLLING, View.SILENT, View.FILMS);
    private static final List<List<View>> VIEW_MIXES = List.of(
            MIXED,
            MIXED,
            MIXED,
            List.of(View.PAGES),
            List.of(View.CLICKS, View.SCROLLING),
            List.of(View.FILMS, View.FILMS, View.CLICKS),
            List.of(View.SILENT, View.PAGES),
            List.of(View.SCROLLING, View.SCROLLING, View.FILMS),
            List.of(View.APP, View.SCROLLING, View.PAGES));

    static Habits draw(RandomDraws chance, double pace) {
        double draw = chance.uniform(0, 1);
        Kind kind = draw < 0.12 ? Kind.NONE : draw < 0.45 ? Kind.LIGHT : draw < 0.72 ? Kind.MODERATE : Kind.HEAVY;
        double minutes = switch (kind) {
            case NONE -> 0;
            case LIGHT -> chance.uniform(0.7, 9);
            case MODERATE -> chance.uniform(9, 27);
            case HEAVY -> chance.logUniform(31, 97);
        };
        return new Habits(
                kind,
                minutes,
                chance.logUniform(108, 800),
                pace * chance.logUniform(13, 62),
                chance.uniform(0.75, 1.6),
                chance.uniform(0.15, 0.85),
                chance.oneOf(VIEW_MIXES),
                chance.uniform(0, 0.6));
    }
}
