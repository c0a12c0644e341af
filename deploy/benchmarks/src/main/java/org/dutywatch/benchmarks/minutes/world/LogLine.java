package org.dutywatch.benchmarks.minutes.world;

import java.util.Locale;

/**
 * What a proxy or a firewall logs.
 *
 * @param start epoch milliseconds
 * @param end epoch milliseconds; a proxy writes the line then
 * @param user {@code -} where nobody signed in
 * @param path empty for tunnels and flows
 * @param denied refused by the proxy
 * @param type media type, {@code -} where not seen
 * @param person who really was it; no log knows
 */
public record LogLine(
        Sees sees,
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

    /** How much of an access a log sees. */
    public enum Sees {
        REQUEST,
        TUNNEL,
        FLOW
    }

    /** As Squid writes it; flows have no such line. */
    public String squid() {
        String url = sees == Sees.TUNNEL ? host + ":443" : "https://" + host + path;
        String code = denied ? "TCP_DENIED" : sees == Sees.TUNNEL ? "TCP_TUNNEL" : "TCP_MISS";
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
