package org.dutywatch.local.sample;

import java.util.Locale;

/**
 * A line of Squid's native log. Squid writes it when the access ends.
 *
 * @param endMillis end of the access, milliseconds since 1970
 * @param text the rest of the line after the time stamp
 */
record SquidLine(long endMillis, String text) {
    static SquidLine of(long endMillis, long elapsedMillis, String client, String rest) {
        return new SquidLine(endMillis, String.format(Locale.ROOT, "%6d %s %s", elapsedMillis, client, rest));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d.%03d %s", endMillis / 1000, endMillis % 1000, text);
    }
}
