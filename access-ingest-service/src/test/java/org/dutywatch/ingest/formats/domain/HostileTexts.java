package org.dutywatch.ingest.formats.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What a client puts together of separators, quotes, escapes, names and pieces of log lines. */
final class HostileTexts {
    private static final List<String> PIECES = List.of(
            " ",
            " ",
            " ",
            "\t",
            "\r",
            "\"",
            "\"",
            "\"\"",
            "\" ",
            " \"",
            "\\",
            "\\\"",
            "\\\\",
            "'",
            ",",
            ",",
            "\",\"",
            ",\"",
            ";",
            "|",
            "=",
            "\\=",
            "^",
            "<",
            ">",
            "{",
            "}",
            "[",
            "]",
            ":",
            "&quot;",
            "&lt;",
            "&#34;",
            "#012",
            "#011",
            "%22",
            "%20",
            "\\n",
            "\\u0022",
            "\0",
            "\u2028",
            "é",
            "-",
            "a",
            "/",
            "?",
            "@",
            "jnovak",
            " jnovak ",
            "kadeyemi",
            " ada bly",
            "10.20.1.24",
            "200",
            "www.facebook.com",
            "https://www.facebook.com/");

    private final SplittableRandom random;
    private final List<String> pieces;

    HostileTexts(long seed, List<String> more) {
        random = new SplittableRandom(seed);
        pieces = new ArrayList<>(PIECES);
        for (int i = 0; i < 3; i++) {
            pieces.addAll(more);
        }
    }

    /** A text of at most so many pieces, without a newline. */
    String text(int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(one(pieces));
        }
        return text.toString();
    }

    /** A text that a device does not write without blanks around it. */
    String header(int most) {
        String text = text(most).strip();
        return text.isEmpty() ? "-" : text;
    }

    String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
