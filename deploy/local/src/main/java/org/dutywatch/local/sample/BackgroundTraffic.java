package org.dutywatch.local.sample;

/** Traffic that computers cause without a user, which line counters mistake for use. */
final class BackgroundTraffic {
    private final Traffic traffic;

    BackgroundTraffic(Traffic traffic) {
        this.traffic = traffic;
    }

    /** A news page with buttons, embedded posts and counters of other sites. */
    void newsWithButtons(ProxyUser who, long at) {
        String article = "https://www.ridgemontherald.example/local/story-" + traffic.between(1_000, 9_999);
        traffic.get(who, at, article, traffic.between(40_000, 120_000), "text/html");
        for (int i = 0; i < 3; i++) {
            String picture = "https://img.ridgemontherald.example/" + traffic.between(10_000, 99_999) + ".jpg";
            traffic.get(who, at + 250 + i * 140L, picture, traffic.between(12_000, 60_000), "image/jpeg");
        }
        traffic.get(who, at + 700, "https://connect.facebook.net/en_US/sdk.js", 3_412, "application/x-javascript");
        traffic.get(
                who,
                at + 900,
                "https://www.facebook.com/plugins/like.php",
                traffic.between(14_000, 19_000),
                "text/html");
        traffic.get(who, at + 1_150, "https://platform.twitter.com/widgets.js", 29_820, "application/javascript");
        traffic.get(who, at + 1_300, "https://www.facebook.com/tr/", 44 + 300, "image/gif");
        traffic.get(
                who, at + 1_500, "https://www.youtube.com/embed/k3Vf9", traffic.between(22_000, 28_000), "text/html");
    }

    /** A page of a social site that was left open: it polls at a steady pace, and nobody reads it. */
    void openTab(ProxyUser who, long from, long to) {
        long period = 105_000;
        for (long now = from; now < to; now += period + traffic.between(-900, 900)) {
            traffic.post(who, now, "https://www.facebook.com/ajax/bz", traffic.between(520, 910));
        }
        int seconds = (int) ((to - from) / 1000);
        traffic.tunnel(who, from, seconds, "edge-chat.facebook.com", 61_000);
    }
}
