package org.dutywatch.ingest.squid.domain;

import static org.dutywatch.ingest.reading.domain.Bytes.startsWith;

import java.nio.charset.StandardCharsets;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.LineOutcome.NotMonitored;
import org.dutywatch.ingest.reading.domain.ScannedLine;

/**
 * Finds host and path in the URL field: {@code scheme://[user@]host[:port]/path}, {@code host:port} for CONNECT, or
 * one of Squid's {@code error:} words. A host consists of letters, digits, dots, hyphens and underscores. For
 * anything else it finds no host, rather than a guessed one; no monitored host has other characters.
 */
public final class SquidUrl {
    private static final NotMonitored NO_REQUEST = new NotMonitored("no_request");
    private static final byte[] CONNECT = "CONNECT".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ERROR = "error:".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_PORT = 5;

    private SquidUrl() {}

    /** Finds kind, host and path of the URL in {@code bytes[from, to)}; the method must be known. */
    public static void scan(byte[] bytes, int from, int to, ScannedLine into) {
        into.hostFrom = 0;
        into.hostTo = 0;
        into.pathFrom = to;
        into.pathTo = to;
        into.outcomeWithoutHost = ScannedLine.NO_HOST;
        if (into.methodTo - into.methodFrom == CONNECT.length
                && startsWith(bytes, into.methodFrom, into.methodTo, CONNECT)) {
            into.kind = AccessKind.TUNNEL;
            authority(bytes, from, authorityEnd(bytes, from, to), into);
            return;
        }
        into.kind = AccessKind.URL;
        int start = afterScheme(bytes, from, to);
        if (start < 0) {
            if (startsWith(bytes, from, to, ERROR)) {
                into.outcomeWithoutHost = NO_REQUEST;
            }
            return;
        }
        int end = authorityEnd(bytes, start, to);
        into.pathFrom = end;
        authority(bytes, start, end, into);
    }

    /** Finds the host of a referer. Without a host, the referer counts as not known. */
    public static void scanReferer(byte[] bytes, int from, int to, ScannedLine into) {
        int start = afterScheme(bytes, from, to);
        if (start < 0) {
            return;
        }
        int hostFrom = into.hostFrom;
        int hostTo = into.hostTo;
        into.hostFrom = 0;
        into.hostTo = 0;
        authority(bytes, start, authorityEnd(bytes, start, to), into);
        into.refererFrom = into.hostFrom;
        into.refererTo = into.hostTo;
        into.hostFrom = hostFrom;
        into.hostTo = hostTo;
    }

    /**
     * Takes the host of a tunnel from the name that the client sent in its TLS greeting, if the URL has no host or an
     * address, because an intercepting proxy knows only that.
     */
    public static void scanServerName(byte[] bytes, int from, int to, ScannedLine into) {
        if (into.kind != AccessKind.TUNNEL || hasName(bytes, into.hostFrom, into.hostTo)) {
            return;
        }
        int hostFrom = into.hostFrom;
        int hostTo = into.hostTo;
        into.hostFrom = 0;
        into.hostTo = 0;
        authority(bytes, from, to, into);
        if (!hasName(bytes, into.hostFrom, into.hostTo)) {
            into.hostFrom = hostFrom;
            into.hostTo = hostTo;
        }
    }

    private static boolean hasName(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] != '.' && (bytes[at] < '0' || bytes[at] > '9')) {
                return to - from > 1;
            }
        }
        return false;
    }

    /** The position after {@code ://}, or -1. */
    private static int afterScheme(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isLetterOrDigit(bytes[at])) {
            at++;
        }
        boolean scheme = at > from && at + 2 < to && bytes[at] == ':' && bytes[at + 1] == '/' && bytes[at + 2] == '/';
        return scheme ? at + 3 : -1;
    }

    private static int authorityEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '/' && bytes[at] != '?' && bytes[at] != '#') {
            at++;
        }
        return at;
    }

    private static void authority(byte[] bytes, int from, int to, ScannedLine into) {
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
