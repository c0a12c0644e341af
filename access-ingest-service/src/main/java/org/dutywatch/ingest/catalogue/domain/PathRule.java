package org.dutywatch.ingest.catalogue.domain;

/**
 * Paths of a host that have another role than the host, because pages of other sites request them.
 *
 * @param path begins with a slash. {@code *} means any characters without a slash; at the end it means any characters
 * @param role of these paths
 */
public record PathRule(String path, HostRole role) {
    /** Where the path ends in {@code bytes[from, to)}: before the query. */
    static int pathEnd(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != '?' && bytes[end] != '#') {
            end++;
        }
        return end;
    }

    /** Whether this rule is about the path {@code bytes[from, to)}, in any case. */
    boolean matches(byte[] bytes, int from, int to) {
        int at = from;
        int backTo = -1;
        int star = -1;
        int i = 0;
        while (at < to || i < path.length()) {
            if (i < path.length() && path.charAt(i) == '*') {
                if (i == path.length() - 1) {
                    return true;
                }
                star = i++;
                backTo = at;
            } else if (i < path.length() && at < to && lower(path.charAt(i)) == lower(bytes[at])) {
                i++;
                at++;
            } else if (star >= 0 && backTo < to && bytes[backTo] != '/') {
                at = ++backTo;
                i = star + 1;
            } else {
                return false;
            }
        }
        return true;
    }

    private static int lower(int b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }
}
