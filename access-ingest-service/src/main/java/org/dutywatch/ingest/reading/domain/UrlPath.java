package org.dutywatch.ingest.reading.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Classifies the path of a URL before it is dropped: whether a page of another site embeds it, and by its template, in
 * which numbers and tokens are replaced.
 *
 * <p>A word counts only if it is a whole segment: the user {@code /likes} is no embed. It does not count after a
 * segment that introduces a name: the forum {@code /r/widgets} is no embed either.
 */
final class UrlPath {
    /**
     * Segments of buttons, embedded posts and players, SDKs and sign-in to other sites, at any position in the path.
     */
    private static final Set<String> EMBED_SEGMENTS = Set.of(
            "plugin",
            "plugins",
            "embed",
            "embeds",
            "embed.js",
            "embed.html",
            "oembed",
            "widget",
            "widgets",
            "widgets.js",
            "widget.js",
            "sdk",
            "sdk.js",
            "like.php",
            "like_box.php",
            "likebox.php",
            "share.php",
            "sharer",
            "sharer.php",
            "sharearticle",
            "share-offsite",
            "share_button.php",
            "pixel.js",
            "pixel.gif",
            "fbevents.js",
            "pinit.js",
            "oauth",
            "oauth2",
            "dialog");

    /** Embeds only if they are the whole path: {@code /tr/} may be Turkish, {@code /share/p/1} a post. */
    private static final Set<String> EMBED_PATHS = Set.of("tr", "like", "share", "pixel");

    /** The segment after one of these is the name of a person, group or topic. */
    private static final Set<String> NAME_PREFIXES = Set.of(
            "r", "u", "user", "users", "groups", "pages", "tag", "tags", "tagged", "hashtag", "topic", "topics",
            "explore", "search", "in", "c", "channel", "company", "people");

    private static final Set<String> EXTENSIONS = Set.of(".php", ".json", ".html", ".xml");
    private static final Pattern VERSION = Pattern.compile("|v?\\d{1,2}(\\.\\d{1,2})?");

    /** In characters. A longer segment is a token, not a word. */
    private static final int LONGEST_WORD = 24;

    private static final int SHORTEST_HEX = 8;

    private final String[] segments;

    /** @param path with or without query; the query is ignored */
    UrlPath(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '?' && path.charAt(end) != '#') {
            end++;
        }
        String withoutQuery = path.substring(0, end).toLowerCase(Locale.ROOT);
        segments = (withoutQuery.startsWith("/") ? withoutQuery.substring(1) : withoutQuery).split("/");
    }

    /** Whether pages of other sites request this path. */
    boolean isEmbed() {
        if (segments.length == 1 && EMBED_PATHS.contains(segments[0])) {
            return true;
        }
        for (int i = 0; i < segments.length; i++) {
            boolean isName = i > 0 && NAME_PREFIXES.contains(segments[i - 1]);
            if (EMBED_SEGMENTS.contains(segments[i]) && !isName) {
                return true;
            }
        }
        return false;
    }

    /** Whether the segment after this one is the name of a person, group or topic. */
    static boolean introducesName(String segment) {
        return NAME_PREFIXES.contains(segment);
    }

    /** The segments in lower case, without extensions, and without versions and empty segments at the end. */
    String[] words() {
        List<String> words = new ArrayList<>();
        for (String segment : segments) {
            int dot = segment.lastIndexOf('.');
            words.add(dot > 0 && EXTENSIONS.contains(segment.substring(dot)) ? segment.substring(0, dot) : segment);
        }
        while (!words.isEmpty() && VERSION.matcher(words.get(words.size() - 1)).matches()) {
            words.remove(words.size() - 1);
        }
        return words.toArray(String[]::new);
    }

    /**
     * The hash of host and path template: equal for paths that differ only in numbers and tokens. Does not change with
     * Java.
     */
    int series(String host) {
        StringBuilder template = new StringBuilder(host);
        for (String segment : segments) {
            template.append('/').append(templateOf(segment));
        }
        return template.toString().hashCode();
    }

    private static String templateOf(String segment) {
        return segment.length() > LONGEST_WORD || isHex(segment) ? "*" : withoutNumbers(segment);
    }

    private static boolean isHex(String segment) {
        return segment.length() >= SHORTEST_HEX
                && segment.chars().allMatch(c -> c == '-' || Character.digit(c, 16) >= 0)
                && segment.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static String withoutNumbers(String segment) {
        StringBuilder words = new StringBuilder(segment.length());
        boolean inNumber = false;
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit) {
                words.append(c);
            } else if (!inNumber) {
                words.append('#');
            }
            inNumber = digit;
        }
        return words.toString();
    }
}
