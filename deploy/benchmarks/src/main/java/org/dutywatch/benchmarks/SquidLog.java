package org.dutywatch.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;

/**
 * Generates a realistic Squid log: a department browses all day, and a part of the lines, one in thirty unless said
 * otherwise, is about a monitored site. These lines come in bursts, a page with its assets. Equal seeds give equal
 * logs.
 */
final class SquidLog {
    /** Share of lines about monitored sites in the log of a usual department: one request in 200 is a page's six. */
    static final double USUAL_SHARE = 0.03 / 1.025;

    private static final String[] TYPES = {"text/html", "image/jpeg", "application/javascript", "application/json"};
    private static final String[] ASSETS = {"a.js", "b.js", "c.css", "d.jpg", "e.jpg"};

    private final double pageShare;
    private final Random random;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int lines;

    SquidLog(long seed) {
        this(seed, USUAL_SHARE);
    }

    /** @param monitoredShare share of lines about monitored sites, from 0 to 1 */
    SquidLog(long seed, double monitoredShare) {
        this(pageShare(monitoredShare), new Random(seed));
    }

    private SquidLog(double pageShare, Random random) {
        this.pageShare = pageShare;
        this.random = random;
    }

    /** How often a page has to come, and not a single other line, to give this share of lines. */
    private static double pageShare(double monitoredShare) {
        int linesOfPage = ASSETS.length + 1;
        return monitoredShare / (linesOfPage - (linesOfPage - 1) * monitoredShare);
    }

    /** @return at least {@code count} lines, ordered by time and spread evenly between {@code from} and {@code to} */
    byte[] generate(int count, BenchmarkDepartment department, Instant from, Instant to) {
        out.reset();
        lines = 0;
        long millis = to.toEpochMilli() - from.toEpochMilli();
        while (lines < count) {
            long at = from.toEpochMilli() + millis * lines / count;
            String user = department.username(random.nextInt(department.size()));
            if (random.nextDouble() < pageShare) {
                facebookPage(at, user);
            } else {
                otherSite(at, user);
            }
        }
        return out.toByteArray();
    }

    /** A log of one person who opens a Facebook page every 20 seconds. */
    static byte[] browsing(String user, Instant from, int pages) {
        SquidLog log = new SquidLog(from.getEpochSecond());
        for (int page = 0; page < pages; page++) {
            log.facebookPage(from.toEpochMilli() + page * 20_000L, user);
        }
        return log.out.toByteArray();
    }

    int lines() {
        return lines;
    }

    private void facebookPage(long at, String user) {
        line(at, 180, 45_000, "GET https://www.facebook.com/groups/" + random.nextInt(100_000), user, "text/html");
        for (String asset : ASSETS) {
            String url = "GET https://static.xx.fbcdn.net/rsrc/" + random.nextInt(100_000) + "/" + asset;
            line(at + 100, 60, 20_000, url, user, "image/jpeg");
        }
    }

    private void otherSite(long at, String user) {
        int host = random.nextInt(400);
        if (random.nextInt(3) == 0) {
            line(
                    at,
                    random.nextInt(60_000),
                    random.nextInt(90_000),
                    "CONNECT app" + host + ".vendor.example:443",
                    user,
                    "-");
        } else {
            String url = "GET http://www.site" + host + ".example/files/" + random.nextInt(1_000_000) + "/view";
            line(at, random.nextInt(400), random.nextInt(60_000), url, user, TYPES[random.nextInt(TYPES.length)]);
        }
    }

    private void line(long at, int elapsed, int bytes, String request, String user, String type) {
        boolean tunnel = request.startsWith("CONNECT");
        String line = "%d.%03d %6d 10.20.%d.%d %s/200 %d %s %s HIER_DIRECT/203.0.113.%d %s\n"
                .formatted(
                        at / 1000,
                        at % 1000,
                        elapsed,
                        lines / 250 % 250,
                        lines % 250,
                        tunnel ? "TCP_TUNNEL" : "TCP_MISS",
                        bytes,
                        request,
                        user,
                        lines % 250,
                        type);
        out.writeBytes(line.getBytes(StandardCharsets.US_ASCII));
        lines++;
    }
}
