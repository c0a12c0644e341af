package org.dutywatch.local.sample;

import java.util.List;

/** A person browsing: opens a page, whose parts load within seconds, then reads, scrolls and opens the next. */
final class Browsing {
    private static final List<String> WORK = List.of(
            "http://intranet.ridgemont-pd.example/bulletins",
            "http://cad.ridgemont-pd.example/calls",
            "http://records.ridgemont-pd.example/search",
            "https://www.weather.gov/mkx/",
            "https://www.google.com/search",
            "https://dictionary.example.com/browse");

    private final Traffic traffic;

    Browsing(Traffic traffic) {
        this.traffic = traffic;
    }

    /** How long a person stays on a page. */
    enum Pace {
        /** 45 to 88 s per page. */
        CLICKING(45_000, 88_000),
        /** 105 to 140 s per page, with scrolling. */
        READING(105_000, 140_000);

        private final int shortest;
        private final int longest;

        Pace(int shortest, int longest) {
            this.shortest = shortest;
            this.longest = longest;
        }
    }

    /** Real use of a social site for some minutes, with no pause longer than a minute. */
    void visit(ProxyUser who, SocialSite site, long from, int minutes, Pace pace) {
        long end = from + minutes * 60_000L;
        long now = from;
        for (int page = 0; now < end; page++) {
            open(who, site, site.pages().get(page % site.pages().size()), now);
            long nextPage = Math.min(end, now + traffic.between(pace.shortest, pace.longest));
            now += traffic.between(15_000, 45_000);
            while (now < nextPage) {
                scroll(who, site, now);
                now += traffic.between(15_000, 50_000);
            }
            now = nextPage;
        }
    }

    /** A video: one document, then pieces of media every 14 to 26 s. */
    void watch(ProxyUser who, long from, int minutes) {
        traffic.get(who, from, "https://www.youtube.com/watch", traffic.between(180_000, 260_000), "text/html");
        for (int i = 0; i < 8; i++) {
            traffic.get(
                    who,
                    from + 400 + i * 130L,
                    "https://i.ytimg.com/vi/" + token() + "/hq.jpg",
                    traffic.between(6_000, 22_000),
                    "image/jpeg");
        }
        long end = from + minutes * 60_000L;
        for (long now = from + 1_500; now < end; now += traffic.between(14_000, 26_000)) {
            String piece = "https://rr3---sn-vgqsrn7z.googlevideo.com/videoplayback";
            traffic.get(who, now, piece, traffic.between(420_000, 1_900_000), "video/mp4");
        }
    }

    /** Ordinary work: now and then a page of an unmonitored site, with a few parts. */
    void work(ProxyUser who, long from, long to) {
        for (long now = from; now < to; now += traffic.between(10, 28) * 60_000L + traffic.between(0, 59_000)) {
            String page = WORK.get(traffic.between(0, WORK.size() - 1));
            traffic.get(who, now, page, traffic.between(9_000, 48_000), "text/html");
            for (int i = traffic.between(1, 3); i > 0; i--) {
                String piece = page.substring(0, page.indexOf('/', 8)) + "/static/" + token() + ".js";
                traffic.get(who, now + 200 + i * 90L, piece, traffic.between(2_000, 30_000), "application/javascript");
            }
            if (traffic.between(0, 3) == 0) {
                traffic.tunnel(
                        who,
                        now + 2_000,
                        traffic.between(20, 300),
                        "outlook.office365.com",
                        traffic.between(9_000, 90_000));
            }
        }
    }

    private void open(ProxyUser who, SocialSite site, String page, long at) {
        traffic.get(who, at, page, traffic.between(60_000, 210_000), "text/html");
        int pieces = traffic.between(10, 12);
        for (int i = 0; i < pieces; i++) {
            boolean script = i < 3;
            String url = site.assets().get(script ? 0 : 1) + token() + (script ? ".js" : ".jpg");
            long start = at + 350 + i * 120L + traffic.between(0, 90);
            traffic.get(
                    who,
                    start,
                    url,
                    traffic.between(5_000, 70_000),
                    script ? "application/x-javascript" : "image/jpeg");
        }
    }

    private void scroll(ProxyUser who, SocialSite site, long at) {
        traffic.post(who, at, site.feed(), traffic.between(6_500, 42_000));
        for (int i = traffic.between(0, 1); i > 0; i--) {
            String url = site.assets().get(1) + token() + ".jpg";
            traffic.get(who, at + 300 + i * 110L, url, traffic.between(9_000, 80_000), "image/jpeg");
        }
    }

    private String token() {
        return Integer.toString(traffic.between(100_000_000, 2_000_000_000), 36);
    }
}
