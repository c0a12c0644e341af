package org.dutywatch.compliance.dashboard.domain;

/**
 * How many of some shifts, with Wilson's score interval at 95 % (Wilson 1927), which holds for small numbers, too: a unit
 * of three shifts with one alert does not look like a unit of three hundred with a hundred.
 *
 * @param rate of all, 0 to 1; 0 where there is none
 * @param low the interval's low end; 0 where there is none
 * @param high the interval's high end; 1 where there is none, because nothing is known
 */
public record Rate(long some, long all, double rate, double low, double high) {
    private static final double Z = 1.959963984540054;

    public static Rate of(long some, long all) {
        if (all == 0) {
            return new Rate(some, all, 0, 0, 1);
        }
        double rate = (double) some / all;
        double z2 = Z * Z / all;
        double middle = (rate + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt(rate * (1 - rate) / all + z2 / (4 * all)) / (1 + z2);
        return new Rate(some, all, rate, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
