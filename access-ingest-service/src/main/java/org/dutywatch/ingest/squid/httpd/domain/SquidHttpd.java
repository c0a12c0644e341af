package org.dutywatch.ingest.squid.httpd.domain;

import static org.dutywatch.ingest.reading.domain.Bytes.wordEnd;
import static org.dutywatch.ingest.reading.domain.Words.MAX_DIGITS;
import static org.dutywatch.ingest.reading.domain.Words.codeEnd;
import static org.dutywatch.ingest.reading.domain.Words.digitsEnd;
import static org.dutywatch.ingest.reading.domain.Words.number;

import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.dutywatch.ingest.squid.domain.SquidAccessRule;
import org.dutywatch.ingest.squid.domain.SquidUrl;
import org.jspecify.annotations.Nullable;

/**
 * Squid's formats {@code common} and {@code combined}:
 * {@code client ident user [time zone] "METHOD URL PROTOCOL/version" status bytes ["referer" "user agent"] CODE:HIERARCHY}.
 * A media type and the two header dumps of {@code log_mime_hdrs} may follow.
 *
 * <p>Client, user and time come before all text that a client chooses, and are read from the left. Squid writes no bracket
 * into a user, so the first one begins the time. A URL has no blank, so the word after the method is the URL. Squid writes
 * referer and user agent as the client sent them, also with quotes: see {@link HttpdAnswer}.
 *
 * <p>The elapsed time is not logged, so it is 0. Without a media type, no access is a document.
 */
public final class SquidHttpd implements LineFormat {
    public static final SquidHttpd COMMON = new SquidHttpd("squid-common", false);
    public static final SquidHttpd COMBINED = new SquidHttpd("squid-combined", true);

    private static final int TIME_LENGTH = "22/Nov/2026:13:21:21 +0000".length();
    private static final int ZONE_LENGTH = " +0000".length();
    private static final int LONGEST_METHOD = 32;

    /**
     * In bytes. {@link #startsAt} looks no further for the time: a client can write the begin of a line so often that each
     * search to the end of the line would take long.
     */
    private static final int LONGEST_BEFORE_TIME = 2048;

    private final String name;
    private final boolean hasHeaders;

    private SquidHttpd(String name, boolean hasHeaders) {
        this.name = name;
        this.hasHeaders = hasHeaders;
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * The client's address, and a time in the first brackets. What is between them does not matter, because a client may
     * have chosen it, except that an address before the tag of a syslog header is no client.
     */
    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        int client = clientEnd(bytes, from, to);
        if (client == from || client == to || bytes[client] != ' ') {
            return false;
        }
        if (bytes[wordEnd(bytes, client + 1, to) - 1] == ':') {
            return false;
        }
        int time = bracket(bytes, client, Math.min(to, client + LONGEST_BEFORE_TIME)) + 1;
        return time < to && bytes[time - 1] == '[' && SquidTimeText.seconds(bytes, time, to) != SquidTimeText.NOT_READ;
    }

    /** Up to version 3.5, Squid leaves newline and blank within a folded header, behind which a client writes anything. */
    @Override
    public boolean mayBeginWithBlank() {
        return !hasHeaders;
    }

    @Override
    public @Nullable Malformed scan(byte[] bytes, int from, int to, ScannedLine into) {
        int at = client(bytes, from, to, into);
        at = at < 0 ? at : user(bytes, at, to, into);
        at = at < 0 ? at : time(bytes, at, to, into);
        at = at < 0 ? at : request(bytes, at, to, into);
        at = at < 0 ? at : statusAndBytes(bytes, at, to, into);
        at = at < 0 ? at : HttpdAnswer.scan(bytes, at, to, hasHeaders, into);
        return at < 0 ? HttpdFault.fromPosition(at) : null;
    }

    @Override
    public @Nullable LineOutcome nonAccess(byte[] bytes, ScannedLine line) {
        return SquidAccessRule.nonAccess(bytes, line);
    }

    private static int client(byte[] bytes, int from, int to, ScannedLine into) {
        int end = clientEnd(bytes, from, to);
        if (end == from || end == to || bytes[end] != ' ') {
            return HttpdFault.CLIENT.asPosition();
        }
        into.clientFrom = from;
        into.clientTo = end;
        return isNoIdent(bytes, end, to) ? end + 3 : HttpdFault.IDENT.asPosition();
    }

    private static int user(byte[] bytes, int from, int to, ScannedLine into) {
        int bracket = bracket(bytes, from, to);
        if (bracket == to || bracket < from + 2 || bytes[bracket - 1] != ' ') {
            return HttpdFault.USER.asPosition();
        }
        into.userFrom = from;
        into.userTo = bracket - 1;
        into.userHasBlank = wordEnd(bytes, from, into.userTo) < into.userTo;
        return bracket + 1;
    }

    private static int time(byte[] bytes, int from, int to, ScannedLine into) {
        int close = from;
        while (close < to && close - from <= TIME_LENGTH && bytes[close] != ']') {
            close++;
        }
        if (close - from == TIME_LENGTH - ZONE_LENGTH && close < to && bytes[close] == ']') {
            return HttpdFault.ZONE.asPosition();
        }
        boolean followed = close + 2 < to && bytes[close + 1] == ' ' && bytes[close + 2] == '"';
        long seconds = close - from == TIME_LENGTH ? SquidTimeText.seconds(bytes, from, to) : SquidTimeText.NOT_READ;
        if (seconds == SquidTimeText.NOT_READ || !followed) {
            return HttpdFault.TIME_SHAPE.asPosition();
        }
        if (seconds == SquidTimeText.IMPOSSIBLE) {
            return HttpdFault.TIME_RANGE.asPosition();
        }
        into.endMillis = seconds * 1000;
        into.elapsedMillis = 0;
        into.elapsedImpossible = false;
        return close + 3;
    }

    private static int request(byte[] bytes, int from, int to, ScannedLine into) {
        int methodEnd = from;
        while (methodEnd < to && bytes[methodEnd] > ' ' && bytes[methodEnd] < 0x7F && bytes[methodEnd] != '"') {
            methodEnd++;
        }
        boolean isMethod = methodEnd > from && methodEnd - from <= LONGEST_METHOD;
        if (!isMethod || methodEnd == to || bytes[methodEnd] != ' ') {
            return HttpdFault.METHOD.asPosition();
        }
        int urlEnd = wordEnd(bytes, methodEnd + 1, to);
        int protocolEnd = protocolEnd(bytes, urlEnd + 1, to);
        boolean closed =
                protocolEnd >= 0 && protocolEnd + 1 < to && bytes[protocolEnd] == '"' && bytes[protocolEnd + 1] == ' ';
        if (urlEnd == methodEnd + 1 || !closed) {
            return HttpdFault.REQUEST.asPosition();
        }
        into.methodFrom = from;
        into.methodTo = methodEnd;
        SquidUrl.scan(bytes, methodEnd + 1, urlEnd, into);
        return protocolEnd + 2;
    }

    private static int statusAndBytes(byte[] bytes, int from, int to, ScannedLine into) {
        int statusEnd = digitsEnd(bytes, from, to);
        boolean isStatus = statusEnd == from + 3 || statusEnd == from + 1 && bytes[from] == '0';
        if (!isStatus || statusEnd == to || bytes[statusEnd] != ' ') {
            return HttpdFault.STATUS.asPosition();
        }
        int end = digitsEnd(bytes, statusEnd + 1, to);
        int digits = end - statusEnd - 1;
        if (digits == 0 || digits > MAX_DIGITS || end == to || bytes[end] != ' ') {
            return HttpdFault.BYTES.asPosition();
        }
        into.status = (int) number(bytes, from, statusEnd);
        into.bytesDown = number(bytes, statusEnd + 1, end);
        into.bytesUp = ScannedLine.NOT_LOGGED;
        return end + 1;
    }

    /** The end of {@code HTTP/1.1}, {@code NONE/0.0} and the like; -1 if there is none. */
    private static int protocolEnd(byte[] bytes, int from, int to) {
        int slash = codeEnd(bytes, from, to);
        int dot = slash > from && slash < to && bytes[slash] == '/' ? digitsEnd(bytes, slash + 1, to) : -1;
        int end = dot > slash + 1 && dot < to && bytes[dot] == '.' ? digitsEnd(bytes, dot + 1, to) : -1;
        return end > dot + 1 ? end : -1;
    }

    private static boolean isNoIdent(byte[] bytes, int blank, int to) {
        return blank + 2 < to && bytes[blank] == ' ' && bytes[blank + 1] == '-' && bytes[blank + 2] == ' ';
    }

    private static int bracket(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '[') {
            at++;
        }
        return at;
    }

    /** The end of an IPv4 or IPv6 address; {@code from} if none begins here. */
    private static int clientEnd(byte[] bytes, int from, int to) {
        int at = from;
        boolean separated = false;
        while (at < to && isAddress(bytes[at])) {
            separated |= bytes[at] == '.' || bytes[at] == ':';
            at++;
        }
        return separated ? at : from;
    }

    private static boolean isAddress(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F' || b == '.' || b == ':';
    }
}
