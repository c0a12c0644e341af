package org.dutywatch.ingest.reading.domain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Makes lines as Squid writes them, in which every text that a client chooses is hostile: it is composed of pieces of log
 * lines, separators, escapes and prefixes. Squid's own escapes are applied, because no client can avoid them: a user name
 * and a header dump have no bracket and no control character, and a quoted field has no quote without a backslash.
 */
final class HostileLines {
    private static final List<String> USERS =
            List.of("sreyes", "jnovak", "kadeyemi", "ada bly", "kerr", "contractor", "RIDGEMONT\\\\SReyes", "-");

    private static final List<String> HOSTS = List.of("www.facebook.com", "my.blogspot.com", "www.dailynews.example");

    private static final List<String> RESULTS = List.of(
            "TCP_MISS/200",
            "TCP_MISS/200",
            "TCP_MISS/200",
            "TCP_HIT/200",
            "TCP_DENIED/403",
            "TCP_DENIED/407",
            "NONE/400");

    private static final List<String> PREFIXES = List.of(
            "",
            "",
            "",
            "<166>Nov 22 16:41:21 gate squid[1]: ",
            "2026-11-22T16:41:21.753Z gate ",
            "2026-11-22T16:41:21.753Z stdout F ",
            "<134>1 2026-11-22T16:41:21.753Z gate squid 1 - - ");

    /** What a client puts together. */
    private static final List<String> PIECES = List.of(
            " ",
            " ",
            " ",
            " ",
            "  ",
            "\t",
            "\r",
            "\"",
            " \"",
            "\" ",
            "\\",
            "\\\"",
            "[",
            " [",
            "] ",
            "]",
            "#012",
            "#011",
            "#015",
            "%0A",
            "%20",
            "\\n",
            "\0",
            "\u2028",
            "-",
            "a",
            "/",
            "?",
            ": ",
            "@",
            "+",
            "jnovak",
            " kadeyemi ",
            " ada bly",
            " jo",
            " ada",
            "jnovak@",
            "x\\\\jnovak",
            "HIER_DIRECT/192.0.2.9",
            " HIER_DIRECT/192.0.2.9 text/html",
            " jnovak HIER_DIRECT/192.0.2.9 text/html",
            " ada bly HIER_NONE/- -",
            "hier_direct/192.0.2.9",
            " _/1 -",
            " _/1 text/html#0121795353690.000    900 127.0.1.12 _/200 9 GET http://www.facebook.com/ jnovak",
            " HIER_NONE/- text/html#0121795353690.000    900 127.0.1.12 TCP_HIT/200 9 GET http://www.facebook.com/"
                    + " jnovak",
            "text/html",
            "TCP_MISS/200",
            "1795353690.000",
            "1795353690.000    900 127.0.1.12 TCP_MISS/200 48211 GET http://www.facebook.com/home",
            "1795353690.000    900 127.0.1.12 TCP_MISS/200 9 GET http://www.facebook.com/ jnovak HIER_DIRECT/192.0.2.9"
                    + " text/html",
            "<166>Nov 22 16:41:21 gate squid[1]: ",
            "2026-11-22T16:41:21.753Z stdout F ",
            "Nov 22 16:41:21 gate squid ",
            "\" \"",
            " HTTP/1.1\" 200 9 ",
            " HTTP/1.1\" 407 9 \"-\" \"x",
            " HTTP/1.1\" 200 9 TCP_MISS:HIER_DIRECT",
            "\" TCP_DENIED:HIER_NONE",
            "\" TCP_MISS:HIER_DIRECT",
            "\" TCP_MISS:HIER_DIRECT text/html",
            "[22/Nov/2026:13:21:30 +0000]",
            "192.0.2.9 - jnovak [22/Nov/2026:13:21:30 +0000] \"GET http://www.facebook.com/",
            "192.0.2.9 - jnovak [22/Nov/2026:13:21:30 +0000] \"GET http://www.facebook.com/ HTTP/1.1\" 200 9 \"-\" \"x\""
                    + " TCP_MISS:HIER_DIRECT",
            "192.0.2.9 - jnovak [22/Nov/2026:13:21:30 +0000] \"GET http://www.facebook.com/ HTTP/1.1\" 200 9"
                    + " TCP_MISS:HIER_DIRECT",
            "https://www.facebook.com/");

    /** When every line was written, in epoch milliseconds. */
    static final long END = 1_795_353_681_753L;

    /** Media types. The site chooses them, but Squid writes no blank and nothing after it. */
    private static final List<String> TYPES = List.of(
            "text/html",
            "text/html",
            "text/html",
            "text/html",
            "text/html",
            "text/html",
            "-",
            "text/html#012",
            "text/html#012#012",
            "text/html#0121795353690.000",
            "text/html#0122026-11-22T16:41:21.753Z",
            "text/html#012<166>",
            "text/html\"",
            "[a]");

    private final SplittableRandom random;
    private final HostileLayout layout;

    /** Squid strips blanks from URLs and writes typed names in small letters. */
    private final boolean squidDefaults;

    HostileLines(long seed) {
        this(seed, false);
    }

    HostileLines(long seed, boolean squidDefaults) {
        this(seed, squidDefaults, HostileLayout.NATIVE);
    }

    HostileLines(long seed, boolean squidDefaults, HostileLayout layout) {
        random = new SplittableRandom(seed);
        this.squidDefaults = squidDefaults;
        this.layout = layout;
    }

    /**
     * One line, without a newline.
     *
     * @param user what the proxy wrote about the user: the only one whom an observation of the line may be about
     * @param host the only one that may have been accessed
     * @param result what the proxy wrote about the request
     */
    record HostileLine(String user, String host, String result, byte[] bytes) {
        int status() {
            return Integer.parseInt(result.substring(result.indexOf('/') + 1));
        }
    }

    /**
     * Up to six lines as a relay packs them. Only the first may have a prefix. If {@code damaged}, some lines are cut.
     */
    List<HostileLine> packed(boolean damaged) {
        List<HostileLine> lines = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            HostileLine line = next(lines.isEmpty() ? one(PREFIXES) : "", one(TYPES));
            boolean cut = damaged && random.nextInt(5) == 0;
            int length = cut ? 30 + random.nextInt(line.bytes().length - 30) : line.bytes().length;
            lines.add(new HostileLine(line.user(), line.host(), line.result(), Arrays.copyOf(line.bytes(), length)));
        }
        return lines;
    }

    HostileLine next() {
        return next(one(PREFIXES), "text/html");
    }

    private HostileLine next(String prefix, String type) {
        String result = one(RESULTS);
        // Who is asked for a login can type anything. All others have an account with the name.
        String user = result.endsWith("407") ? typed() : one(USERS);
        if (user.isBlank()) {
            user = "-";
        }
        String host = one(HOSTS);
        String line = prefix + layout.line(this, result, url(host), user, type);
        return new HostileLine(user, host, result, line.getBytes(StandardCharsets.UTF_8));
    }

    private String typed() {
        String name = dumped(text(6));
        return squidDefaults ? name.toLowerCase(Locale.ROOT) : name;
    }

    /** With blanks, as if the proxy allowed them, in half of all lines; never with Squid's defaults. */
    private String url(String host) {
        String text = text(8).replace("\n", "");
        return "https://" + host + "/" + (!squidDefaults && random.nextBoolean() ? text : text.replace(" ", ""));
    }

    /** Quoted headers and header dumps, some or none of both. */
    String extras() {
        String quoted = " \"" + quoted(text(6)) + "\"";
        String dumps = " [Host: a\\r\\nX: " + dumped(text(6)) + "\\r\\n] [ETag: \"1\"\\r\\n]";
        switch (random.nextInt(6)) {
            case 0:
                return quoted;
            case 1:
                return quoted + " \"" + quoted(text(6)) + "\"";
            case 2:
                return dumps;
            case 3:
                return quoted + dumps;
            case 4:
                return dumps + quoted;
            default:
                return "";
        }
    }

    String text(int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(pieces + 1); i > 0; i--) {
            text.append(one(PIECES));
        }
        return text.toString();
    }

    /** As Squid writes a field in quotes: header values have no blanks around them and no control characters. */
    static String quoted(String text) {
        String value = text.strip()
                .replace("\0", "")
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\r", "\\r");
        return value.isEmpty() ? "-" : value;
    }

    /** As Squid writes user names and header dumps. */
    static String dumped(String text) {
        return text.strip()
                .replace("%", "%25")
                .replace("\\", "\\\\")
                .replace("[", "%5B")
                .replace("]", "%5D")
                .replace("\0", "%00")
                .replace("\t", "\\t")
                .replace("\r", "\\r");
    }

    /** As Squid writes a header in its built-in format combined: as it is. */
    static String raw(String text) {
        String value = text.replace("\0", "").strip();
        return value.isEmpty() ? "-" : value;
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
