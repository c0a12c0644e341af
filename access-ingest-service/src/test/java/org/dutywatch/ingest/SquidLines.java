package org.dutywatch.ingest;

import java.util.concurrent.atomic.AtomicLong;

/** Lines as Squid writes them, each a second after the one before, so that no two are the same access. */
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

    public static String denied(String user) {
        return SECONDS.incrementAndGet() + ".250      0 10.20.1.23 TCP_DENIED/403 3900 GET https://www.facebook.com/ "
                + user + " HIER_NONE/- text/html";
    }
}
