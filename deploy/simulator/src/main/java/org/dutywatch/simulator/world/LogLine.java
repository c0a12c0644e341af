package org.dutywatch.simulator.world;

import java.util.Locale;

/**
 * A line of a proxy's or firewall's log, with the person who really caused it.
 *
 * @param detail how much the log shows of the access
 * @param start start in epoch milliseconds
 * @param end end in epoch milliseconds, when a proxy writes the line
 * @param client address of the device
 * @param user user name, or {@code -} where nobody signed in
 * @param path empty for tunnels and flows
 * @param denied whether the proxy refused the request
 * @param type media type, or {@code -} where the log does not show it
 * @param person the person who really made the access, which no log shows
 */
public record LogLine(
        LogDetail detail,
        long start,
        long end,
        String client,
        String user,
        String method,
        String host,
        String path,
        boolean denied,
        int status,
        long bytes,
        String type,
        String person) {

    /** How much of an access a log shows. */
    public enum LogDetail {
        REQUEST,
        TUNNEL,
        FLOW
    }

    /** The line in Squid's native format. Not for flows. */
    public String squid() {
        String url = detail == LogDetail.TUNNEL ? host + ":443" : "https://" + host + path;
        String code = denied ? "TCP_DENIED" : detail == LogDetail.TUNNEL ? "TCP_TUNNEL" : "TCP_MISS";
        return String.format(
                Locale.ROOT,
                "%d.%03d %6d %s %s/%03d %d %s %s %s %s %s",
                end / 1_000,
                end % 1_000,
                end - start,
                client,
                code,
                status,
                bytes,
                method,
                url,
                user,
                denied ? "HIER_NONE/-" : "HIER_DIRECT/198.51.100.7",
                type);
    }
}
