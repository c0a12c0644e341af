package org.dutywatch.ingest.reading.domain;

import java.util.Set;
import org.dutywatch.ingest.catalogue.domain.HostRole;

/**
 * Decides whether a request looks like an upload of content to a site (General Order M1219, IV.B). It is only an
 * indicator, and it would rather miss a posting than report a wrong one. So an endpoint with many purposes, such as a
 * GraphQL endpoint, does not count.
 */
final class PostingIndicator {
    /** In bytes. No form without an upload is that large. */
    private static final long LARGE_BODY = 50_000;

    /** Segments that mean publishing at any position in the path: they have no other use. */
    private static final Set<String> PUBLISHING_SEGMENTS = Set.of(
            "createtweet",
            "createnotetweet",
            "updatestatus",
            "statuses/update",
            "statuses/update_with_media",
            "status/update",
            "media/upload",
            "media/configure",
            "share/submit",
            "postreply",
            "newreply",
            "newthread",
            "normshares",
            "wp-comments-post");

    /** Segments that mean publishing if the path ends with them, apart from versions and extensions. */
    private static final Set<String> PUBLISHING_ENDINGS = Set.of(
            "upload",
            "uploads",
            "compose",
            "composer",
            "create",
            "publish",
            "post",
            "posts",
            "posts/new",
            "posting",
            "tweet",
            "statuses",
            "comment",
            "comments",
            "create-comment",
            "create_comment",
            "createvideo",
            "comments/add",
            "comments/*/add",
            "comment/add",
            "add/comment",
            "add-reply",
            "post-thread",
            "editusertext",
            "submit");

    /** Prefixes of segments that mean publishing: resumable uploads, and the last step of posting a picture. */
    private static final Set<String> PUBLISHING_PREFIXES = Set.of("rupload", "configure_to_", "configure_text_");

    /** A segment that contains one of these is no posting: sign-in, telemetry, reactions, reports, settings. */
    private static final Set<String> EXCLUDED_PARTS = Set.of(
            "login",
            "logout",
            "signin",
            "sign_in",
            "signup",
            "session",
            "auth",
            "password",
            "captcha",
            "consent",
            "register",
            "account",
            "token",
            "device",
            "logging",
            "logger",
            "contextlog",
            "log_event",
            "clientlog",
            "analytic",
            "telemetry",
            "metric",
            "collect",
            "beacon",
            "track",
            "pixel",
            "impression",
            "crash",
            "error",
            "diagnostic",
            "monitor",
            "report",
            "notif",
            "follow",
            "reaction",
            "favorite",
            "favourite",
            "contact",
            "typeahead",
            "search",
            "subscri",
            "survey",
            "intent",
            "preference",
            "setting",
            "upsell");

    /** A segment that equals one of these is no posting. */
    private static final Set<String> EXCLUDED_SEGMENTS = Set.of(
            "bz",
            "log",
            "logs",
            "event",
            "events",
            "stats",
            "ping",
            "poll",
            "polling",
            "pull",
            "batch",
            "like",
            "likes",
            "vote",
            "votes",
            "seen",
            "view",
            "views",
            "list",
            "ad",
            "ads",
            "qp",
            "realtime",
            "sync",
            "csp");

    private PostingIndicator() {}

    /** @param bytesUp size of the request; {@link ScannedLine#NOT_LOGGED} if the format does not log it */
    static boolean looksLike(String httpMethod, HostRole role, int status, long bytesUp, UrlPath path) {
        boolean sendsContent = httpMethod.equals("POST") || httpMethod.equals("PUT");
        boolean isPageOrApi = role == HostRole.PAGE || role == HostRole.APP_API;
        boolean accepted = status >= 200 && status < 400;
        return sendsContent && isPageOrApi && accepted && (bytesUp >= LARGE_BODY || publishes(path));
    }

    private static boolean publishes(UrlPath path) {
        String[] words = path.words();
        for (String word : words) {
            if (EXCLUDED_SEGMENTS.contains(word) || EXCLUDED_PARTS.stream().anyMatch(word::contains)) {
                return false;
            }
        }
        for (int i = 0; i < words.length; i++) {
            String pair = i == 0 ? "" : words[i - 1] + "/" + words[i];
            boolean isName = i > 0 && UrlPath.introducesName(words[i - 1]);
            if (!isName
                    && (PUBLISHING_SEGMENTS.contains(words[i])
                            || PUBLISHING_SEGMENTS.contains(pair)
                            || hasPublishingPrefix(words[i]))) {
                return true;
            }
        }
        return hasPublishingEnding(words);
    }

    private static boolean hasPublishingEnding(String[] words) {
        int last = words.length - 1;
        if (last < 0 || last > 0 && UrlPath.introducesName(words[last - 1])) {
            return false;
        }
        return PUBLISHING_ENDINGS.contains(words[last])
                || last > 0 && PUBLISHING_ENDINGS.contains(words[last - 1] + "/" + words[last])
                || last > 1 && PUBLISHING_ENDINGS.contains(words[last - 2] + "/*/" + words[last]);
    }

    private static boolean hasPublishingPrefix(String word) {
        return PUBLISHING_PREFIXES.stream().anyMatch(word::startsWith);
    }
}
