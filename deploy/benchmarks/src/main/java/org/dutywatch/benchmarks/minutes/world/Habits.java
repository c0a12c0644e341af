package org.dutywatch.benchmarks.minutes.world;

import java.util.List;

/**
 * How one person uses social sites on one shift. Drawn from wide ranges, because nobody knows the department that this
 * will run in.
 *
 * @param kind what the use looks like, for scores by usage
 * @param minutes about how long in all; 0 for nobody's use
 * @param visit mean seconds of one visit
 * @param dwell mean seconds on one view
 * @param shape of the dwell times
 * @param cached share of a view's assets that the browser has already
 * @param views how visits go on, one of them drawn for each visit
 * @param leavesTabs likelihood that a visit ends with the tab left open
 */
record Habits(
        Kind kind,
        double minutes,
        double visit,
        double dwell,
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

    /** How somebody goes on after opening a page. */
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
    private static final List<List<View>> TASTES = List.of(
            MIXED,
            MIXED,
            MIXED,
            List.of(View.PAGES),
            List.of(View.CLICKS, View.SCROLLING),
            List.of(View.FILMS, View.FILMS, View.CLICKS),
            List.of(View.SILENT, View.PAGES),
            List.of(View.SCROLLING, View.SCROLLING, View.FILMS),
            List.of(View.APP, View.SCROLLING, View.PAGES));

    static Habits draw(Chance chance, double pace) {
        double roll = chance.between(0, 1);
        Kind kind = roll < 0.12 ? Kind.NONE : roll < 0.45 ? Kind.LIGHT : roll < 0.72 ? Kind.MODERATE : Kind.HEAVY;
        double minutes = switch (kind) {
            case NONE -> 0;
            case LIGHT -> chance.between(0.7, 9);
            case MODERATE -> chance.between(9, 27);
            case HEAVY -> chance.magnitude(31, 97);
        };
        return new Habits(
                kind,
                minutes,
                chance.magnitude(108, 800),
                pace * chance.magnitude(13, 62),
                chance.between(0.75, 1.6),
                chance.between(0.15, 0.85),
                chance.oneOf(TASTES),
                chance.between(0, 0.6));
    }
}
