package org.dutywatch.compliance.insight.dashboards.domain;

/**
 * The share of shifts that have a property, with Wilson's score interval at 95 % (Wilson 1927). The interval also holds
 * for small numbers: one alert in 3 shifts gives a much wider interval than 100 alerts in 300 shifts.
 *
 * @param matching number of shifts that have the property
 * @param total number of all shifts
 * @param rate share of all shifts, 0 to 1; 0 without shifts
 * @param low low end of the interval, 0 to 1; 0 without shifts
 * @param high high end of the interval, 0 to 1; 1 without shifts, because nothing is known then
 */
public record Rate(long matching, long total, double rate, double low, double high) {
    private static final double Z = 1.959963984540054;

    public static Rate of(long matching, long total) {
        if (total == 0) {
            return new Rate(matching, total, 0, 0, 1);
        }
        double rate = (double) matching / total;
        double z2 = Z * Z / total;
        double middle = (rate + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt(rate * (1 - rate) / total + z2 / (4 * total)) / (1 + z2);
        return new Rate(matching, total, rate, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
