package org.dutywatch.ingest.deadletters.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Redacts a malformed line for network administrators. It is not certain which field is which, so it shows only words
 * that are certainly not personal. It replaces all others, above all user and path, by an ellipsis.
 */
public final class RedactedLine {
    private static final String HIDDEN = "…";
    private static final int LONGEST = 500;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+([.:]\\d+)*");
    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){2,7}");
    /** Squid's own words alone: a user may be written {@code RIDGEMONT/4711}. */
    private static final Pattern RESULT = Pattern.compile("(TCP|UDP|NONE|ICP|TAG)(_[A-Z]+)*/\\d{0,3}");

    private static final Pattern PEER = Pattern.compile(
            "(HIER_(NONE|DIRECT)|NONE|DIRECT|ORIGINAL_DST|PINNED|[A-Z_]+_(PARENT|HIT|SIBLING))/(-|" + ADDRESS + ")");
    private static final Pattern ERROR = Pattern.compile("error:[a-z-]+");
    private static final Pattern URL = Pattern.compile("([a-z]{2,8}://)(?:[^/?#@\\s]*@)?([A-Za-z0-9.:\\[\\]-]+)(.*)");
    private static final Pattern HOST_AND_PORT = Pattern.compile("[A-Za-z0-9.-]+:\\d{1,5}");
    private static final Pattern TYPE =
            Pattern.compile("(text|image|video|audio|application|font|multipart)/[a-z0-9.+-]+;?");
    private static final Set<String> METHODS =
            Set.of("GET", "POST", "HEAD", "PUT", "DELETE", "CONNECT", "OPTIONS", "PATCH", "TRACE", "NONE");

    private static final int CLIENT_INDEX = 2;
    private static final int RESULT_INDEX = 3;
    /** Where Squid writes the time, the duration and the size. */
    private static final Set<Integer> TIMES_AND_SIZE = Set.of(0, 1, 4);

    private RedactedLine() {}

    /**
     * The line without users, paths and queries, truncated after {@value #LONGEST} characters.
     *
     * @param userIsAfterUrl whether its format has the user after the URL; otherwise any number may be a user. A line of
     *     another device may come from the same source, so numbers are shown only where the address of the client and
     *     the result are where Squid writes them
     */
    public static String of(String line, boolean userIsAfterUrl) {
        List<String> words = List.of(BLANKS.split(line.strip()));
        boolean isAsSquidWrites = userIsAfterUrl && beginsAsSquidWrites(words);
        List<String> shown = new ArrayList<>();
        LinePosition position = userIsAfterUrl ? LinePosition.BEFORE_METHOD : LinePosition.UNKNOWN;
        for (int index = 0; index < words.size(); index++) {
            String word = words.get(index);
            boolean isTimeOrSize = isAsSquidWrites && TIMES_AND_SIZE.contains(index) && matches(NUMBER, word);
            shown.add(isTimeOrSize ? word : redact(word, position));
            position = position.after(word);
        }
        String text = String.join(" ", shown);
        return text.length() > LONGEST ? text.substring(0, LONGEST) + HIDDEN : text;
    }

    private static boolean beginsAsSquidWrites(List<String> words) {
        return words.size() > RESULT_INDEX
                && matches(ADDRESS, words.get(CLIENT_INDEX))
                && matches(RESULT, words.get(RESULT_INDEX));
    }

    /** Squid writes method, URL and user in this order. Therefore a number after the method may be a user. */
    private enum LinePosition {
        UNKNOWN,
        BEFORE_METHOD,
        URL,
        USER,
        AFTER_USER;

        LinePosition after(String word) {
            if (this == UNKNOWN) {
                return UNKNOWN;
            }
            if (METHODS.contains(word)) {
                return URL;
            }
            return this == URL ? USER : this == USER ? AFTER_USER : this;
        }
    }

    private static String redact(String word, LinePosition position) {
        if (position == LinePosition.USER) {
            return word.equals("-") ? word : HIDDEN;
        }
        Matcher url = URL.matcher(word);
        if (url.matches()) {
            return url.group(1) + url.group(2) + (url.group(3).isEmpty() ? "" : "/" + HIDDEN);
        }
        return isHarmless(word, position) ? word : HIDDEN;
    }

    private static boolean isHarmless(String word, LinePosition position) {
        if (position == LinePosition.URL) {
            return matches(HOST_AND_PORT, word) || matches(ERROR, word);
        }
        return word.equals("-")
                || METHODS.contains(word)
                || (position == LinePosition.BEFORE_METHOD && matches(ADDRESS, word))
                || (position == LinePosition.UNKNOWN && matches(ADDRESS, word))
                || matches(RESULT, word)
                || matches(PEER, word)
                || matches(TYPE, word);
    }

    private static boolean matches(Pattern pattern, String word) {
        return pattern.matcher(word).matches();
    }
}
