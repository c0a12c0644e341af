package org.dutywatch.local.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Collects the lines of single accesses, in any order, with realistic sizes and durations. */
final class Traffic {
    private final List<SquidLine> lines = new ArrayList<>();
    private final Random random;

    Traffic(long seed) {
        this.random = new Random(seed);
    }

    /** Returns a random integer from the range, both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** A complete GET. */
    void get(ProxyUser who, long start, String url, int bytes, String mime) {
        int elapsed = 25 + bytes / between(400, 1_200) + between(0, 60);
        String result =
                bytes > 4_000 && mime.startsWith("image") && random.nextInt(5) == 0 ? "TCP_MEM_HIT" : "TCP_MISS";
        write(start, elapsed, who, result + "/200 " + bytes + " GET " + url, mime, result.equals("TCP_MEM_HIT"));
    }

    void post(ProxyUser who, long start, String url, int bytes) {
        write(start, between(60, 400), who, "TCP_MISS/200 " + bytes + " POST " + url, "application/json", false);
    }

    /** A tunnel, whose content the proxy does not see; its line is written when it closes. */
    void tunnel(ProxyUser who, long start, int seconds, String host, int bytes) {
        write(
                start,
                seconds * 1000 + between(0, 999),
                who,
                "TCP_TUNNEL/200 " + bytes + " CONNECT " + host + ":443",
                "-",
                false);
    }

    void denied(ProxyUser who, long start, String url) {
        write(start, 0, who, "TCP_DENIED/403 3907 GET " + url, "text/html", true);
    }

    /** The first step of a proxy login: the browser has not sent a user name yet. */
    void challenged(ProxyUser who, long start, String host) {
        write(start, 0, who.withUserName("-"), "TCP_DENIED/407 4129 CONNECT " + host + ":443", "text/html", true);
    }

    /** A line with this text, for lines that are not valid. */
    void raw(long endMillis, String text) {
        lines.add(new SquidLine(endMillis, text));
    }

    /** Returns all lines in the order in which Squid writes them: by the end of the access. */
    List<String> log() {
        return lines.stream()
                .sorted(Comparator.comparingLong(SquidLine::endMillis))
                .map(SquidLine::toString)
                .toList();
    }

    private void write(long start, long elapsed, ProxyUser who, String access, String mime, boolean local) {
        String hierarchy = local ? "HIER_NONE/-" : "HIER_DIRECT/203.0.113." + between(2, 250);
        lines.add(SquidLine.of(
                start + elapsed, elapsed, who.client(), access + " " + who.user() + " " + hierarchy + " " + mime));
    }
}
