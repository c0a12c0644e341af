package org.dutywatch.local.sample;

import java.util.List;

/**
 * The addresses that a site's pages use.
 *
 * @param pages addresses of documents
 * @param assets prefixes of the addresses that a page loads: scripts first, then pictures
 * @param feed the address that is requested while somebody scrolls
 */
record SocialSite(List<String> pages, List<String> assets, String feed) {
    static final SocialSite FACEBOOK = new SocialSite(
            List.of(
                    "https://www.facebook.com/",
                    "https://www.facebook.com/marketplace/",
                    "https://www.facebook.com/groups/bassfishing/",
                    "https://www.facebook.com/watch/"),
            List.of("https://static.xx.fbcdn.net/rsrc.php/", "https://scontent-ord5-2.xx.fbcdn.net/v/"),
            "https://www.facebook.com/api/graphql/");
    static final SocialSite INSTAGRAM = new SocialSite(
            List.of(
                    "https://www.instagram.com/",
                    "https://www.instagram.com/explore/",
                    "https://www.instagram.com/reels/"),
            List.of("https://static.cdninstagram.com/rsrc.php/", "https://scontent-ord5-1.cdninstagram.com/v/"),
            "https://www.instagram.com/graphql/query");
    static final SocialSite REDDIT = new SocialSite(
            List.of("https://www.reddit.com/", "https://www.reddit.com/r/fishing/", "https://www.reddit.com/r/nfl/"),
            List.of("https://www.redditstatic.com/shreddit/", "https://preview.redd.it/"),
            "https://www.reddit.com/svc/shreddit/graphql");
    static final SocialSite X = new SocialSite(
            List.of("https://x.com/home", "https://x.com/explore", "https://x.com/nfl"),
            List.of("https://abs.twimg.com/responsive-web/", "https://pbs.twimg.com/media/"),
            "https://api.x.com/graphql/HomeTimeline");
}
