package org.dutywatch.ingest.formats.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutywatch.ingest.formats.domain.RecordLayout.Escape;

/**
 * Makes lines of a layout in which every text that a client chooses is hostile: it is put together from pieces of a
 * colleague's line in the same layout, and from separators, quotes and escapes.
 */
final class HostileRecords {
    private static final List<String> USERS = List.of("sreyes", "jnovak", "kadeyemi", "contractor");
    private static final List<String> CLIENTS = List.of("10.20.1.23", "10.20.1.24", "10.20.1.99");
    private static final List<String> HOSTS = List.of("www.facebook.com", "my.blogspot.com", "www.dailynews.example");
    private static final Pattern TOKEN = Pattern.compile("\\{(user|client|host|path|text|[^{}\":]*\\|[^{}\":]*)}");
    private static final List<String> PIECES = List.of(
            " ", " ", "\"", "\"", "\" ", " \"", "\\", "\\\"", "'", "' ", "=", "|", "||", "]", "] ", "[", ",", ";", "\t",
            "#011", "#012", "\\n", "%22", "%20", "\0", "\u2028", "a", "/", "?", "-", ":", " - ", "x=", " x=\"",
            "x=\"\" ");

    /** With which a value ends, so that a field of the device may follow. */
    private static final List<String> CLOSERS =
            List.of("x\" ", "x\" ", "\" ", "x\"; ", "x ", "x' ", "x\"] ", "x\\\" ", "x\t", "x|", "x] ");

    /** With which a value begins that takes up the closing quote of the device. */
    private static final List<String> OPENERS =
            List.of(" x=\"", " x=\"", "; x:\"", "", " x='", " x=\"\\", "\"]", " x=", "|x=");

    private final RecordLayout layout;
    private final SplittableRandom random;
    private final String colleague;

    HostileRecords(RecordLayout layout, long seed) {
        this.layout = layout;
        this.random = new SplittableRandom(seed);
        this.colleague = TOKEN.matcher(layout.template()).replaceAll(token -> switch (token.group(1)) {
            case "user" -> "jnovak";
            case "client" -> "10.20.1.24";
            case "host" -> "www.facebook.com";
            case "path" -> "/home.php";
            case "text" -> "x";
            default -> token.group(1).substring(0, token.group(1).indexOf('|'));
        });
    }

    HostileLine next() {
        String user = one(USERS);
        String client = one(CLIENTS);
        String host = one(HOSTS);
        Escape escape = one(layout.escapes());
        boolean[] allowed = {true};
        String line = TOKEN.matcher(layout.template())
                .replaceAll(token -> Matcher.quoteReplacement(
                        switch (token.group(1)) {
                            case "user" -> user;
                            case "client" -> client;
                            case "host" -> host;
                            case "path" -> "/" + url(escape.apply(text()));
                            case "text" -> escape.apply(text());
                            default -> choice(token, allowed);
                        }));
        boolean hasUser = layout.template().contains("{user}");
        String name = hasUser ? user : RecordFixtures.HOLDERS.get(client);
        String employee = name == null ? null : RecordFixtures.EMPLOYEES.get(name);
        return new HostileLine(hasUser ? user : client, employee, host, !allowed[0], line.getBytes(UTF_8));
    }

    private String choice(MatchResult token, boolean[] allowed) {
        String[] choices = token.group(1).split("\\|", -1);
        int chosen = random.nextInt(4) == 0 ? random.nextInt(choices.length) : 0;
        allowed[0] &= chosen == 0;
        return choices[chosen];
    }

    /** Half of all URLs have no blanks, as most clients write them. */
    private String url(String text) {
        return random.nextBoolean() ? text : text.replace(" ", "");
    }

    /** Servers strip blanks around headers, and no header has a newline or NUL. */
    private String text() {
        int kind = random.nextInt(10);
        if (kind < 4) {
            return "x";
        }
        if (kind < 7) {
            return one(CLOSERS) + colleaguesFields().strip() + one(OPENERS);
        }
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(random.nextInt(3) > 0 ? one(PIECES) : colleaguesFields());
        }
        return text.toString().replace("\0", "").strip();
    }

    /** From the start of a field to the end of one. */
    private String colleaguesFields() {
        int from = random.nextInt(4) == 0 ? 0 : boundary(random.nextInt(colleague.length()));
        int to = random.nextInt(3) == 0
                ? colleague.length()
                : boundary(from + random.nextInt(colleague.length() - from + 1));
        return colleague.substring(from, to);
    }

    private int boundary(int near) {
        int at = near;
        while (at < colleague.length() && " \t|\"'".indexOf(colleague.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
