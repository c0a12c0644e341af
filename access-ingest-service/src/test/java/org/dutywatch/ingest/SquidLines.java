package org.dutywatch.ingest;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Lines as Squid writes them. Each is one second later than the line before, so that no two are the same access. */
public final class SquidLines {
    /** The line of the golden example {@code page.json}. */
    public static final String GOLDEN_PAGE = "1793718131.437    412 10.20.1.23 TCP_MISS/200 48211 GET"
            + " https://www.facebook.com/home.php sreyes HIER_DIRECT/157.240.2.35 text/html";

    /** The line of the golden example {@code embedded-button.json}. */
    public static final String GOLDEN_EMBEDDED_BUTTON = "1793718135.120     96 10.20.1.24 TCP_MISS/200 1893 GET"
            + " https://www.facebook.com/plugins/like.php sreyes HIER_DIRECT/157.240.2.35 text/html";

    /** The line of the golden example {@code tunnel.json}. */
    public static final String GOLDEN_TUNNEL = "1793719931.002 1788550 10.20.1.23 TCP_TUNNEL/200 913377 CONNECT"
            + " www.facebook.com:443 sreyes HIER_DIRECT/157.240.2.35 -";

    /** The line of the golden example {@code posting.json}. */
    public static final String GOLDEN_POSTING = "1793720200.500    730 10.20.1.23 TCP_MISS/200 2210 POST"
            + " https://x.com/i/api/graphql/a1B2c3D4e5/CreateTweet sreyes HIER_DIRECT/162.159.140.229 application/json";

    /** The line of the golden example {@code denied.json}. */
    public static final String GOLDEN_DENIED = "1793720260.009      0 10.20.1.23 TCP_DENIED/403 3912 CONNECT"
            + " www.instagram.com:443 sreyes HIER_NONE/- text/html";

    /** The line of the golden example {@code by-lease.json}. */
    public static final String GOLDEN_BY_LEASE = "1793720402.730    731 10.20.1.77 TCP_MISS/200 48211 GET"
            + " https://www.facebook.com/home.php - HIER_DIRECT/157.240.2.35 text/html";

    /** The unmonitored browsing before the golden lines: a page that embeds a button, a tunnel, and an earlier page. */
    public static final List<String> GOLDEN_UNMONITORED_BROWSING = List.of(
            "1793718134.410    630 10.20.1.24 TCP_MISS/200 90211 GET https://www.dailynews.example/story/41 sreyes"
                    + " HIER_DIRECT/203.0.113.40 text/html;charset=utf-8",
            "1793719001.112 858910 10.20.1.23 TCP_TUNNEL/200 41877 CONNECT mail.ridgemont-pd.example:443 sreyes"
                    + " HIER_DIRECT/203.0.113.41 -",
            "1793720105.400    630 10.20.1.23 TCP_MISS/200 90211 GET https://www.dailynews.example/story/42 sreyes"
                    + " HIER_DIRECT/203.0.113.40 text/html;charset=utf-8");

    public static final String JUNK = "2026/11/03 09:14:49 kid1| Logfile: opening log /home/sreyes/access.log";

    private static final AtomicLong SECONDS = new AtomicLong(1_793_800_000L);

    private SquidLines() {}

    public static String facebookVisit(String user) {
        return visit(user, "https://www.facebook.com/home.php");
    }

    public static String unmonitored(String user) {
        return visit(user, "https://intranet.ridgemont-pd.example/reports?q=1");
    }

    public static String visit(String user, String url) {
        return SECONDS.incrementAndGet() + ".250    250 10.20.1.23 TCP_MISS/200 48211 GET " + url + " " + user
                + " HIER_DIRECT/157.240.2.35 text/html";
    }

    /** A page opened from this address; the user is {@code -} if the proxy authenticated nobody. */
    public static String from(String address, String user, Instant start) {
        return start.getEpochSecond() + ".250    250 " + address + " TCP_MISS/200 48211 GET"
                + " https://www.facebook.com/home.php " + user + " HIER_DIRECT/157.240.2.35 text/html";
    }

    public static String denied(String user) {
        return SECONDS.incrementAndGet() + ".250      0 10.20.1.23 TCP_DENIED/403 3900 GET https://www.facebook.com/ "
                + user + " HIER_NONE/- text/html";
    }
}
