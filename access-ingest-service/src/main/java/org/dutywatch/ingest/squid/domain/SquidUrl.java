package org.dutywatch.ingest.squid.domain;

import static org.dutywatch.ingest.reading.domain.Bytes.startsWith;

import java.nio.charset.StandardCharsets;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.LineOutcome.NotMonitored;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.dutywatch.ingest.reading.domain.UrlAuthority;

/**
 * Finds host and path in the URL field: {@code scheme://[user@]host[:port]/path}, {@code host:port} for CONNECT, or
 * one of Squid's {@code error:} words.
 */
public final class SquidUrl {
    private static final NotMonitored NO_REQUEST = new NotMonitored("no_request");
    private static final byte[] CONNECT = "CONNECT".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ERROR = "error:".getBytes(StandardCharsets.US_ASCII);

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
            UrlAuthority.scan(bytes, from, UrlAuthority.end(bytes, from, to), into);
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
        int end = UrlAuthority.end(bytes, start, to);
        into.pathFrom = end;
        UrlAuthority.scan(bytes, start, end, into);
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
        UrlAuthority.scan(bytes, start, UrlAuthority.end(bytes, start, to), into);
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
        UrlAuthority.scan(bytes, from, to, into);
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

    private static boolean isLetterOrDigit(byte b) {
        return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b >= 'A' && b <= 'Z';
    }
}
