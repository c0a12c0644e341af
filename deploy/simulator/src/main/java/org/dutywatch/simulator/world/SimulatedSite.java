package org.dutywatch.simulator.world;

import java.util.List;

/**
 * The hosts and paths of a social site that a browser requests.
 *
 * @param page host of the pages
 * @param paths paths of pages that people open
 * @param call where open pages request data, also while nobody looks
 * @param assets hosts of pictures and scripts
 * @param media host of films
 * @param poll where the messenger of the site polls; {@link SitePath#NONE} where the site has none
 * @param embeds parts of the site that other sites embed
 * @param posts where new content is published
 */
record SimulatedSite(
        String page,
        List<String> paths,
        SitePath call,
        List<String> assets,
        String media,
        SitePath poll,
        List<Embed> embeds,
        SitePath posts) {

    record SitePath(String host, String path) {
        static final SitePath NONE = new SitePath("", "");

        boolean isNone() {
            return host.isEmpty();
        }
    }

    /**
     * A part of the site that other sites embed.
     *
     * @param type media type
     * @param kilobytes approximate size
     * @param pictures whether pictures are requested with it, from the site's asset hosts
     */
    record Embed(String host, String path, String type, double kilobytes, boolean pictures) {}

    /** A further host name in the domain of the site. */
    String subdomain(String name) {
        return name + "." + (page.startsWith("www.") ? page.substring(4) : page);
    }

    private static final String HTML = "text/html";
    private static final String SCRIPT = "application/javascript";
    private static final String PICTURE = "image/jpeg";

    static final List<SimulatedSite> ALL = List.of(
            new SimulatedSite(
                    "www.facebook.com",
                    List.of("/", "/groups/", "/marketplace/item/", "/photo/", "/events/"),
                    new SitePath("www.facebook.com", "/api/graphql/"),
                    List.of("static.xx.fbcdn.net", "scontent-ord5-2.xx.fbcdn.net", "external-ord5-1.xx.fbcdn.net"),
                    "video-ord5-1.xx.fbcdn.net",
                    new SitePath("edge-chat.facebook.com", "/pull"),
                    List.of(
                            new Embed("www.facebook.com", "/plugins/like.php", HTML, 14, false),
                            new Embed("www.facebook.com", "/v19.0/plugins/post.php", HTML, 46, true),
                            new Embed("www.facebook.com", "/x/feed_frame/", HTML, 37, true),
                            new Embed("connect.facebook.net", "/en_US/sdk.js", SCRIPT, 82, false),
                            new Embed("www.facebook.com", "/tr/", "image/gif", 0.3, false)),
                    new SitePath("www.facebook.com", "/ajax/composer/publish/")),
            new SimulatedSite(
                    "www.instagram.com",
                    List.of("/", "/explore/", "/p/", "/stories/", "/reels/"),
                    new SitePath("www.instagram.com", "/graphql/query"),
                    List.of("static.cdninstagram.com", "scontent-ord5-2.cdninstagram.com"),
                    "scontent-ord5-1.cdninstagram.com",
                    new SitePath("edge-chat.instagram.com", "/chat"),
                    List.of(
                            new Embed("www.instagram.com", "/p/Cx81/embed/", HTML, 61, true),
                            new Embed("www.instagram.com", "/embed.js", SCRIPT, 34, false)),
                    new SitePath("i.instagram.com", "/rupload_igphoto/")),
            new SimulatedSite(
                    "www.reddit.com",
                    List.of("/", "/r/news/", "/r/funny/comments/", "/user/", "/r/all/"),
                    new SitePath("www.reddit.com", "/svc/shreddit/feeds/home-feed"),
                    List.of("www.redditstatic.com", "preview.redd.it", "i.redd.it"),
                    "v.redd.it",
                    SitePath.NONE,
                    List.of(
                            new Embed("embed.reddit.com", "/r/news/comments/", HTML, 29, true),
                            new Embed("www.reddit.com", "/mediaembed/liveframe/", HTML, 24, true)),
                    new SitePath("www.reddit.com", "/api/submit")),
            new SimulatedSite(
                    "x.com",
                    List.of("/home", "/explore", "/someone/status/", "/i/lists/", "/notifications"),
                    new SitePath("x.com", "/i/api/graphql/Kq/HomeTimeline"),
                    List.of("abs.twimg.com", "pbs.twimg.com"),
                    "video.twimg.com",
                    new SitePath("api.x.com", "/live_pipeline/events"),
                    List.of(
                            new Embed("platform.twitter.com", "/widgets.js", SCRIPT, 31, false),
                            new Embed("platform.twitter.com", "/embed/Tweet.html", HTML, 17, true),
                            new Embed("syndication.twitter.com", "/settings", "application/json", 1.1, false)),
                    new SitePath("x.com", "/i/api/graphql/ab/CreateTweet")),
            new SimulatedSite(
                    "www.youtube.com",
                    List.of("/", "/watch", "/feed/subscriptions", "/results", "/shorts/"),
                    new SitePath("www.youtube.com", "/youtubei/v1/next"),
                    List.of("i.ytimg.com", "yt3.ggpht.com"),
                    "rr4---sn-vgqsrnls.googlevideo.com",
                    SitePath.NONE,
                    List.of(
                            new Embed("www.youtube.com", "/embed/aB3", HTML, 52, true),
                            new Embed("www.youtube.com", "/iframe_api", SCRIPT, 1.4, false)),
                    new SitePath("www.youtube.com", "/youtubei/v1/comment/create_comment")),
            new SimulatedSite(
                    "www.linkedin.com",
                    List.of("/feed/", "/in/", "/jobs/", "/notifications/", "/company/"),
                    new SitePath("www.linkedin.com", "/voyager/api/graphql"),
                    List.of("static.licdn.com", "media.licdn.com"),
                    "dms.licdn.com",
                    new SitePath("realtime.www.linkedin.com", "/realtime/connect"),
                    List.of(
                            new Embed("platform.linkedin.com", "/in.js", SCRIPT, 54, false),
                            new Embed("px.ads.linkedin.com", "/collect/", "image/gif", 0.3, false)),
                    new SitePath("www.linkedin.com", "/voyager/api/contentcreation/normShares")));

    /** Draws the media type of an asset. */
    static String assetType(RandomDraws chance) {
        return chance.happens(0.3) ? SCRIPT : PICTURE;
    }
}
