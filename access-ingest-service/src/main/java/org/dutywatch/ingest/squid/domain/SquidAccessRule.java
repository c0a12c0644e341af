package org.dutywatch.ingest.squid.domain;

import static org.dutywatch.ingest.reading.domain.Bytes.startsWith;

import java.nio.charset.StandardCharsets;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.NotMonitored;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a person reached the site. A request that the proxy answered with a page or redirect of its own is no
 * access: above all a miss for which no server was asked, whatever its status, because then a filter of the proxy wrote
 * the answer. A request that was answered with content of the site is one, also from the proxy's cache, which needs no
 * server, and even with "not found" (404), because the person reached the site. A server error (5xx) is none: it may come
 * from the proxy or the site, and the person saw nothing. {@code deploy/docs/ingest/squid.md} lists all codes. Called for
 * many lines, so it makes no strings.
 */
public final class SquidAccessRule {
    private static final Denied DENIED = Denied.byPolicy("denied");
    private static final Denied REDIRECTED = Denied.byPolicy("redirected_by_proxy");
    private static final Denied FILTER_ANSWERED = Denied.byPolicy("answered_by_proxy");
    private static final Denied AUTH_REQUIRED = Denied.failed("auth_required");
    private static final Denied ABORTED = Denied.failed("aborted_before_answer");
    private static final Denied FAILED = Denied.failed("failed");
    private static final Denied TUNNEL_FAILED = Denied.failed("tunnel_failed");
    private static final Denied ANSWERED_BY_PROXY = Denied.failed("answered_by_proxy");

    /** The proxy decrypts the tunnel and logs each request inside it separately. */
    private static final NotMonitored INSPECTED = new NotMonitored("inspected_tunnel");

    /** Another proxy asked whether this proxy has a cached copy. */
    private static final NotMonitored PEER_QUERY = new NotMonitored("peer_query");

    private static final byte[] UDP_WORD = word("UDP_");
    private static final byte[] ICP_WORD = word("ICP_");
    private static final byte[] NONE_WORD = word("NONE");
    private static final byte[] TAG_NONE_WORD = word("TAG_NONE");
    private static final byte[] DENIED_WORD = word("DENIED");
    private static final byte[] REDIRECT_WORD = word("REDIRECT");
    private static final byte[] ABORTED_WORD = word("ABORTED");
    private static final byte[] HIT_WORD = word("HIT");
    private static final byte[] REFRESH_WORD = word("TCP_REFRESH_");
    private static final byte[] NO_PEER_WORD = word("NONE");

    private SquidAccessRule() {}

    /** The outcome of a line that is no access; null if it is one. */
    public static @Nullable LineOutcome nonAccess(byte[] bytes, ScannedLine line) {
        if (codeStarts(bytes, line, UDP_WORD) || codeStarts(bytes, line, ICP_WORD)) {
            return PEER_QUERY;
        }
        boolean denied = codeHas(bytes, line, DENIED_WORD);
        if (line.status == 407 || line.status == 401 && denied) {
            return AUTH_REQUIRED;
        }
        if (denied) {
            return DENIED;
        }
        if (line.status == 0) {
            return ABORTED;
        }
        boolean byProxy = codeStarts(bytes, line, NONE_WORD) || codeStarts(bytes, line, TAG_NONE_WORD);
        return line.kind == AccessKind.TUNNEL ? tunnel(bytes, line, byProxy) : request(bytes, line, byProxy);
    }

    private static @Nullable LineOutcome tunnel(byte[] bytes, ScannedLine line, boolean byProxy) {
        if (line.status >= 300) {
            return codeHas(bytes, line, REDIRECT_WORD) ? REDIRECTED : failedTunnel(bytes, line, byProxy);
        }
        if (byProxy) {
            return INSPECTED;
        }
        return hasNoServer(bytes, line) ? ANSWERED_BY_PROXY : null;
    }

    private static Denied failedTunnel(byte[] bytes, ScannedLine line, boolean byProxy) {
        boolean byFilter = !byProxy && line.status < 500 && hasNoServer(bytes, line);
        return byFilter ? answeredByFilter(line.status) : TUNNEL_FAILED;
    }

    private static @Nullable LineOutcome request(byte[] bytes, ScannedLine line, boolean byProxy) {
        if (line.status >= 500 && line.status <= 599) {
            return FAILED;
        }
        if (codeHas(bytes, line, REDIRECT_WORD)) {
            return REDIRECTED;
        }
        if (byProxy) {
            return answeredByProxy(line.status);
        }
        if (line.bytesDown == 0 && codeHas(bytes, line, ABORTED_WORD)) {
            return ABORTED;
        }
        return !isFromCache(bytes, line) && hasNoServer(bytes, line) ? answeredByFilter(line.status) : null;
    }

    /** The proxy itself answered: it needed no server. */
    private static Denied answeredByProxy(int status) {
        if (status >= 400) {
            return FAILED;
        }
        boolean redirected = status >= 300 && status != 304;
        return redirected ? FILTER_ANSWERED : ANSWERED_BY_PROXY;
    }

    /** A miss without a server: a filter of the proxy answered, with a page that blocks, warns or asks for a login. */
    private static Denied answeredByFilter(int status) {
        if (status == 401) {
            return AUTH_REQUIRED;
        }
        if (status == 403 || status == 451) {
            return DENIED;
        }
        boolean pageOrRedirect = status >= 200 && status < 400 && status != 304;
        return pageOrRedirect ? FILTER_ANSWERED : ANSWERED_BY_PROXY;
    }

    /** The answer is the cache's copy, perhaps because the site could not be asked for a newer one. */
    private static boolean isFromCache(byte[] bytes, ScannedLine line) {
        return codeHas(bytes, line, HIT_WORD) || codeStarts(bytes, line, REFRESH_WORD);
    }

    /**
     * The peer field, {@code HIER_NONE}, {@code HIER_NONE/-} or {@code NONE/-}, says that neither the site nor another
     * proxy was asked.
     */
    private static boolean hasNoServer(byte[] bytes, ScannedLine line) {
        int code = line.peerFrom;
        while (code < line.peerTo && bytes[code] != '/') {
            code++;
        }
        int none = code - NO_PEER_WORD.length;
        return none >= line.peerFrom && startsWith(bytes, none, code, NO_PEER_WORD);
    }

    private static boolean codeStarts(byte[] bytes, ScannedLine line, byte[] word) {
        return startsWith(bytes, line.codeFrom, line.codeTo, word);
    }

    private static boolean codeHas(byte[] bytes, ScannedLine line, byte[] word) {
        for (int at = line.codeFrom; at <= line.codeTo - word.length; at++) {
            if (startsWith(bytes, at, line.codeTo, word)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] word(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
