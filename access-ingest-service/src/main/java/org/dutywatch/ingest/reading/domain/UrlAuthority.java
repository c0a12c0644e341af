package org.dutywatch.ingest.reading.domain;

/**
 * Finds the host of a URL: {@code [user@]host[:port]}. A host consists of letters, digits, dots, hyphens and underscores.
 * For anything else it finds no host, rather than a guessed one; no monitored host has other characters.
 */
public final class UrlAuthority {
    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_PORT = 5;

    private UrlAuthority() {}

    /** The position of the first of {@code / ? #}; {@code to} if there is none. */
    public static int end(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '/' && bytes[at] != '?' && bytes[at] != '#') {
            at++;
        }
        return at;
    }

    /** Sets the host of {@code bytes[from, to)}. Sets nothing if it is none. */
    public static void scan(byte[] bytes, int from, int to, ScannedLine into) {
        int start = from;
        for (int i = to - 1; i >= from; i--) {
            if (bytes[i] == '@') {
                start = i + 1;
                break;
            }
        }
        int at = start;
        byte before = '.';
        while (at < to && isHost(bytes[at]) && !(bytes[at] == '.' && before == '.')) {
            before = bytes[at++];
        }
        int end = at > start && before == '.' ? at - 1 : at;
        boolean valid = at == to || bytes[at] == ':' && isPort(bytes, at + 1, to);
        if (valid && end - start <= LONGEST_HOST) {
            into.hostFrom = start;
            into.hostTo = end;
        }
    }

    private static boolean isPort(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return to - from <= LONGEST_PORT;
    }

    private static boolean isHost(byte b) {
        return isLetterOrDigit(b) || b == '.' || b == '-' || b == '_';
    }

    private static boolean isLetterOrDigit(byte b) {
        return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b >= 'A' && b <= 'Z';
    }
}
