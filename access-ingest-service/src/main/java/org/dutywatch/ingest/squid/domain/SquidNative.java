package org.dutywatch.ingest.squid.domain;

import static org.dutywatch.ingest.reading.domain.Bytes.spacesEnd;
import static org.dutywatch.ingest.reading.domain.Bytes.wordEnd;

import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * Squid's native access log: {@code %ts.%03tu %6tr %>a %Ss/%03>Hs %<st %rm %ru %[un %Sh/%<a %mt}, optionally with the
 * two header dumps of {@code log_mime_hdrs} and a referer, {@code "%{Referer}>h"}, before or after them. Fields are
 * separated by one or more blanks, because elapsed is padded.
 *
 * <p>Each private step reads some fields from a position on. It returns the position after them, or a
 * {@link SquidFault} coded as a negative position.
 */
public final class SquidNative implements LineFormat {
    public static final String NAME = "squid";

    /** Epoch seconds at the start of the years 2000 and 2100. */
    private static final long EARLIEST = 946_684_800L;

    private static final long LATEST = 4_102_444_800L;
    private static final long LONGEST_MILLIS = 31L * 24 * 60 * 60 * 1000;
    private static final int LONGEST_METHOD = 32;
    private static final int MAX_DIGITS = 18;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public LineOutcome.@Nullable Malformed scan(byte[] bytes, int from, int to, ScannedLine into) {
        int at = time(bytes, from, to, into);
        at = at < 0 ? at : elapsed(bytes, at, to, into);
        at = at < 0 ? at : result(bytes, at, to, into);
        at = at < 0 ? at : size(bytes, at, to, into);
        at = at < 0 ? at : request(bytes, at, to, into);
        at = at < 0 ? at : answer(bytes, at, to, into);
        return at < 0 ? SquidFault.fromPosition(at) : null;
    }

    @Override
    public @Nullable LineOutcome nonAccess(byte[] bytes, ScannedLine line) {
        return SquidAccessRule.nonAccess(bytes, line);
    }

    private static int time(byte[] bytes, int from, int to, ScannedLine into) {
        int dot = digitsEnd(bytes, from, to);
        int end = dot < to && bytes[dot] == '.' ? digitsEnd(bytes, dot + 1, to) : -1;
        if (end != dot + 4 || dot == from || end == to || bytes[end] != ' ') {
            return SquidFault.TIME_SHAPE.asPosition();
        }
        long seconds = dot - from > 10 ? Long.MAX_VALUE : number(bytes, from, dot);
        if (seconds < EARLIEST || seconds >= LATEST) {
            return SquidFault.TIME_RANGE.asPosition();
        }
        into.endMillis = seconds * 1000 + number(bytes, dot + 1, end);
        return end;
    }

    private static int elapsed(byte[] bytes, int from, int to, ScannedLine into) {
        int start = spacesEnd(bytes, from, to);
        boolean negative = start < to && bytes[start] == '-';
        int digits = negative ? start + 1 : start;
        int end = digitsEnd(bytes, digits, to);
        if (end == digits || end == to || bytes[end] != ' ') {
            return SquidFault.ELAPSED_SHAPE.asPosition();
        }
        long millis = end - digits > MAX_DIGITS ? Long.MAX_VALUE : number(bytes, digits, end);
        if (negative || millis > LONGEST_MILLIS) {
            return SquidFault.ELAPSED_RANGE.asPosition();
        }
        into.elapsedMillis = millis;
        return end;
    }

    /** Client and result. */
    private static int result(byte[] bytes, int from, int to, ScannedLine into) {
        int client = spacesEnd(bytes, from, to);
        int clientEnd = wordEnd(bytes, client, to);
        if (client == clientEnd) {
            return SquidFault.CLIENT.asPosition();
        }
        int code = spacesEnd(bytes, clientEnd, to);
        int slash = codeEnd(bytes, code, to);
        int end = slash < to && bytes[slash] == '/' ? digitsEnd(bytes, slash + 1, to) : -1;
        if (slash == code || end != slash + 4 || end == to || bytes[end] != ' ') {
            return SquidFault.RESULT.asPosition();
        }
        into.clientFrom = client;
        into.clientTo = clientEnd;
        into.codeFrom = code;
        into.codeTo = slash;
        into.status = (int) number(bytes, slash + 1, end);
        return end;
    }

    private static int size(byte[] bytes, int from, int to, ScannedLine into) {
        int start = spacesEnd(bytes, from, to);
        int end = digitsEnd(bytes, start, to);
        if (end == start || end - start > MAX_DIGITS || end == to || bytes[end] != ' ') {
            return SquidFault.BYTES.asPosition();
        }
        into.bytesDown = number(bytes, start, end);
        return end;
    }

    /** Method and URL. */
    private static int request(byte[] bytes, int from, int to, ScannedLine into) {
        int method = spacesEnd(bytes, from, to);
        int methodEnd = method;
        while (methodEnd < to && bytes[methodEnd] > ' ' && bytes[methodEnd] < 0x7F) {
            methodEnd++;
        }
        boolean isCutOff = methodEnd == to || bytes[methodEnd] != ' ';
        if (isCutOff || methodEnd == method || methodEnd - method > LONGEST_METHOD) {
            return SquidFault.METHOD.asPosition();
        }
        int url = spacesEnd(bytes, methodEnd, to);
        int end = wordEnd(bytes, url, to);
        if (end == url) {
            return SquidFault.URL.asPosition();
        }
        into.methodFrom = method;
        into.methodTo = methodEnd;
        SquidUrl.scan(bytes, url, end, into);
        return end;
    }

    /** User, peer, media type, referer and header dumps. */
    private static int answer(byte[] bytes, int from, int to, ScannedLine into) {
        into.userFrom = spacesEnd(bytes, from, to);
        into.userTo = wordEnd(bytes, into.userFrom, to);
        if (into.userFrom == into.userTo) {
            return SquidFault.USER.asPosition();
        }
        into.peerFrom = spacesEnd(bytes, into.userTo, to);
        into.peerTo = wordEnd(bytes, into.peerFrom, to);
        int slash = codeEnd(bytes, into.peerFrom, into.peerTo);
        if (slash == into.peerFrom || slash + 1 >= into.peerTo || bytes[slash] != '/') {
            return SquidFault.PEER.asPosition();
        }
        into.typeFrom = spacesEnd(bytes, into.peerTo, to);
        into.typeTo = wordEnd(bytes, into.typeFrom, to);
        if (into.typeFrom == into.typeTo) {
            return SquidFault.TYPE.asPosition();
        }
        into.refererFrom = 0;
        into.refererTo = 0;
        int rest = spacesEnd(bytes, into.typeTo, to);
        return rest == to ? to : extras(bytes, rest, to, into);
    }

    /** Referer and header dumps after the media type. */
    private static int extras(byte[] bytes, int from, int to, ScannedLine into) {
        int start = from;
        int end = to;
        if (bytes[start] == '"') {
            int close = quoteEnd(bytes, start + 1, to);
            if (close < 0) {
                return SquidFault.EXCESS.asPosition();
            }
            SquidUrl.scanReferer(bytes, start + 1, close, into);
            start = spacesEnd(bytes, close + 1, to);
        } else if (bytes[end - 1] == '"') {
            int open = end - 2;
            while (open > start && !(bytes[open] == '"' && bytes[open - 1] == ' ')) {
                open--;
            }
            SquidUrl.scanReferer(bytes, open + 1, end - 1, into);
            end = open;
            while (end > start && bytes[end - 1] == ' ') {
                end--;
            }
        }
        boolean valid = start == to || start < end && bytes[start] == '[' && bytes[end - 1] == ']';
        return valid ? to : SquidFault.EXCESS.asPosition();
    }

    /** The position of the closing quote, which is followed by a blank or the end; -1 if there is none. */
    private static int quoteEnd(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '"' && (at + 1 == to || bytes[at + 1] == ' ')) {
                return at;
            }
        }
        return -1;
    }

    private static int digitsEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    /** The end of a word like {@code TCP_MISS} or {@code HIER_DIRECT}. */
    private static int codeEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isCode(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isCode(byte b) {
        return b >= 'A' && b <= 'Z' || b == '_' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z';
    }

    /** Parses at most {@link #MAX_DIGITS} digits, so that it cannot overflow. */
    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (bytes[i] - '0');
        }
        return number;
    }
}
