package org.dutywatch.ingest.squid.domain;

import java.nio.charset.StandardCharsets;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.NotMonitored;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * Whether a person got through to the site. What the proxy answered by itself is no access; what the site answered is
 * one, also "not found" (404), because the person was there. A server's failure (5xx) is none: proxy and site cannot be
 * told apart there, and nothing was to be seen.
 */
final class SquidRefusal {
    private static final Denied DENIED = new Denied("denied");
    private static final Denied AUTH_REQUIRED = new Denied("auth_required");
    private static final Denied ABORTED = new Denied("aborted_before_answer");
    private static final Denied FAILED = new Denied("failed");
    private static final Denied TUNNEL_FAILED = new Denied("tunnel_failed");
    private static final Denied REDIRECTED = new Denied("redirected_by_proxy");
    private static final Denied ANSWERED_BY_PROXY = new Denied("answered_by_proxy");

    /** The tunnel was opened up by the proxy, which logs each request inside it by itself. */
    private static final NotMonitored INSPECTED = new NotMonitored("inspected_tunnel");

    /** Another proxy asked whether we have a copy. */
    private static final NotMonitored PEER_QUERY = new NotMonitored("peer_query");

    private SquidRefusal() {}

    /** Null if the line is an access. */
    static @Nullable LineOutcome of(byte[] bytes, ScannedLine line) {
        String code = text(bytes, line.codeFrom, line.codeTo);
        if (code.startsWith("UDP_") || code.startsWith("ICP_")) {
            return PEER_QUERY;
        }
        if (line.status == 407) {
            return AUTH_REQUIRED;
        }
        if (code.contains("DENIED")) {
            return DENIED;
        }
        if (line.status == 0) {
            return ABORTED;
        }
        boolean byProxy = code.startsWith("NONE") || code.startsWith("TAG_NONE");
        return line.kind == AccessKind.TUNNEL ? tunnel(line, byProxy) : request(bytes, line, code, byProxy);
    }

    private static @Nullable LineOutcome tunnel(ScannedLine line, boolean byProxy) {
        if (line.status >= 300) {
            return TUNNEL_FAILED;
        }
        return byProxy ? INSPECTED : null;
    }

    private static @Nullable LineOutcome request(byte[] bytes, ScannedLine line, String code, boolean byProxy) {
        if (line.status >= 500 && line.status <= 599) {
            return FAILED;
        }
        if (code.contains("REDIRECT")) {
            return REDIRECTED;
        }
        if (byProxy) {
            return line.status >= 400 ? FAILED : ANSWERED_BY_PROXY;
        }
        if (line.status == 403 && !code.contains("HIT") && nobodyAsked(bytes, line)) {
            return DENIED;
        }
        return code.contains("ABORTED") && line.bytesDown == 0 ? ABORTED : null;
    }

    /** The peer field says that neither the site nor another proxy was asked. */
    private static boolean nobodyAsked(byte[] bytes, ScannedLine line) {
        String peer = text(bytes, line.peerFrom, line.peerTo);
        return peer.startsWith("HIER_NONE/") || peer.startsWith("NONE/");
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
