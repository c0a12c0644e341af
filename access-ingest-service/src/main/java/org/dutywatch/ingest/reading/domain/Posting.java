package org.dutywatch.ingest.reading.domain;

import java.util.Set;
import org.dutywatch.ingest.catalogue.domain.HostRole;

/**
 * Whether a request looks like an upload of content to a site (General Order M1219, IV.B). An indicator, no more, and
 * rather missed than wrong: an endpoint that serves many purposes, as a GraphQL one, says nothing.
 */
final class Posting {
    /** In bytes; no form of a page is that large. */
    private static final long LARGE_BODY = 50_000;

    /** Segments that publish wherever they stand: nothing else is called so. */
    private static final Set<String> ANYWHERE = Set.of(
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

    /** Segments that publish if the path ends with them, versions and extensions left aside. */
    private static final Set<String> AT_THE_END = Set.of(
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

    /** Starts of segments: resumable uploads and the last step of posting a picture. */
    private static final Set<String> STARTS = Set.of("rupload", "configure_to_", "configure_text_");

    /** A segment that contains one of these is about something else: sign-in, measuring, polling, feelings, reports. */
    private static final Set<String> OTHERWISE = Set.of(
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

    /** A segment that is one of these is about something else. */
    private static final Set<String> OTHERWISE_WHOLE = Set.of(
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

    private Posting() {}

    /** @param bytesUp {@link ScannedLine#NOT_TOLD} where the format does not tell */
    static boolean looksLike(String method, HostRole role, int status, long bytesUp, UrlPath path) {
        boolean sends = method.equals("POST") || method.equals("PUT");
        boolean site = role == HostRole.PAGE || role == HostRole.APP_API;
        boolean taken = status >= 200 && status < 400;
        return sends && site && taken && (bytesUp >= LARGE_BODY || publishes(path));
    }

    private static boolean publishes(UrlPath path) {
        String[] words = path.words();
        for (String word : words) {
            if (OTHERWISE_WHOLE.contains(word) || OTHERWISE.stream().anyMatch(word::contains)) {
                return false;
            }
        }
        for (int i = 0; i < words.length; i++) {
            String pair = i == 0 ? "" : words[i - 1] + "/" + words[i];
            boolean named = i > 0 && UrlPath.introducesName(words[i - 1]);
            if (!named && (ANYWHERE.contains(words[i]) || ANYWHERE.contains(pair) || starts(words[i]))) {
                return true;
            }
        }
        return endsLikeOne(words);
    }

    private static boolean endsLikeOne(String[] words) {
        int last = words.length - 1;
        if (last < 0 || last > 0 && UrlPath.introducesName(words[last - 1])) {
            return false;
        }
        return AT_THE_END.contains(words[last])
                || last > 0 && AT_THE_END.contains(words[last - 1] + "/" + words[last])
                || last > 1 && AT_THE_END.contains(words[last - 2] + "/*/" + words[last]);
    }

    private static boolean starts(String word) {
        return STARTS.stream().anyMatch(word::startsWith);
    }
}
