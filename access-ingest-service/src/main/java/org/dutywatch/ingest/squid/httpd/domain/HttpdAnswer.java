package org.dutywatch.ingest.squid.httpd.domain;

import static org.dutywatch.ingest.reading.domain.Bytes.wordEnd;
import static org.dutywatch.ingest.reading.domain.Words.codeEnd;
import static org.dutywatch.ingest.reading.domain.Words.digitsEnd;

import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.dutywatch.ingest.squid.domain.SquidPeer;
import org.dutywatch.ingest.squid.domain.SquidUrl;

/**
 * Finds what follows the bytes: the quoted referer and user agent, result and hierarchy, media type and header dumps. Squid
 * writes the two headers without escapes, so a client can write quotes and even the end of a line into them. The line is
 * read only if that is possible in one way: only one quote is followed by a result, and then by nothing but a media type
 * and both header dumps; and no quote is followed by status, bytes and a quote, as after a second request. Which part of
 * the headers is the referer does not matter, except for its beginning, which is certain.
 */
final class HttpdAnswer {
    private static final int NONE = -1;

    private HttpdAnswer() {}

    /** Returns the end of the line, or a {@link HttpdFault} coded as a negative position. */
    static int scan(byte[] bytes, int from, int to, boolean hasHeaders, ScannedLine into) {
        into.refererFrom = 0;
        into.refererTo = 0;
        if (hasHeaders) {
            return headers(bytes, from, to, into);
        }
        if (from < to && bytes[from] == '"') {
            return HttpdFault.QUOTED.asPosition();
        }
        return result(bytes, from, to, into) ? to : HttpdFault.RESULT.asPosition();
    }

    private static int headers(byte[] bytes, int from, int to, ScannedLine into) {
        if (from >= to || bytes[from] != '"') {
            return HttpdFault.HEADERS.asPosition();
        }
        int refererEnd = NONE;
        int results = 0;
        int resultFrom = NONE;
        for (int at = from + 1; at + 2 < to; at++) {
            if (bytes[at] != '"' || bytes[at + 1] != ' ') {
                continue;
            }
            if (bytes[at + 2] == '"') {
                refererEnd = refererEnd == NONE ? at : refererEnd;
            } else if (isAfterRequest(bytes, at + 2, to)) {
                return HttpdFault.AMBIGUOUS.asPosition();
            } else if (result(bytes, at + 2, to, into)) {
                results++;
                resultFrom = at;
            }
        }
        if (results > 1) {
            return HttpdFault.AMBIGUOUS.asPosition();
        }
        if (results == 0) {
            return HttpdFault.RESULT.asPosition();
        }
        if (refererEnd == NONE || refererEnd + 3 > resultFrom) {
            return HttpdFault.HEADERS.asPosition();
        }
        SquidUrl.scanReferer(bytes, from + 1, refererEnd, into);
        return to;
    }

    /** Whether status, bytes and a quote begin here. */
    private static boolean isAfterRequest(byte[] bytes, int from, int to) {
        int status = digitsEnd(bytes, from, to);
        if (status == from || status == to || bytes[status] != ' ') {
            return false;
        }
        int size = digitsEnd(bytes, status + 1, to);
        return size > status + 1 && size + 1 < to && bytes[size] == ' ' && bytes[size + 1] == '"';
    }

    /** Whether result and hierarchy begin here, and nothing but media type and header dumps follows. */
    private static boolean result(byte[] bytes, int from, int to, ScannedLine into) {
        int colon = codeEnd(bytes, from, to);
        if (colon == from || colon == to || bytes[colon] != ':') {
            return false;
        }
        int end = codeEnd(bytes, colon + 1, to);
        if (end == colon + 1 || SquidPeer.mayBeCut(bytes, colon + 1, end)) {
            return false;
        }
        int typeFrom = end;
        int typeTo = end;
        if (!isDumpsOrEnd(bytes, end, to)) {
            typeFrom = end + 1;
            typeTo = bytes[end] == ' ' ? typeEnd(bytes, typeFrom, to) : NONE;
            if (typeTo == NONE || !isDumpsOrEnd(bytes, typeTo, to)) {
                return false;
            }
        }
        into.codeFrom = from;
        into.codeTo = colon;
        into.peerFrom = colon + 1;
        into.peerTo = end;
        into.typeFrom = typeFrom;
        into.typeTo = typeTo;
        return true;
    }

    private static int typeEnd(byte[] bytes, int from, int to) {
        int end = wordEnd(bytes, from, to);
        for (int at = from; at < end; at++) {
            if (bytes[at] == '"' || bytes[at] == '[' || bytes[at] == ']') {
                return NONE;
            }
        }
        return end == from ? NONE : end;
    }

    /** Whether the line ends here, or after two header dumps. Squid writes no bracket within one. */
    private static boolean isDumpsOrEnd(byte[] bytes, int from, int to) {
        if (from == to) {
            return true;
        }
        int first = dumpEnd(bytes, from, to);
        return first != NONE && dumpEnd(bytes, first, to) == to;
    }

    private static int dumpEnd(byte[] bytes, int from, int to) {
        if (to - from < 3 || bytes[from] != ' ' || bytes[from + 1] != '[') {
            return NONE;
        }
        for (int at = from + 2; at < to; at++) {
            if (bytes[at] == ']') {
                return at + 1;
            }
            if (bytes[at] == '[') {
                return NONE;
            }
        }
        return NONE;
    }
}
