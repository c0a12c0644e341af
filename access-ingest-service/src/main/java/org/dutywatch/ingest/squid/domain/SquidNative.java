package org.dutywatch.ingest.squid.domain;

import static org.dutywatch.ingest.reading.domain.Bytes.spacesEnd;
import static org.dutywatch.ingest.reading.domain.Bytes.wordEnd;
import static org.dutywatch.ingest.reading.domain.Words.MAX_DIGITS;
import static org.dutywatch.ingest.reading.domain.Words.codeEnd;
import static org.dutywatch.ingest.reading.domain.Words.digitsEnd;
import static org.dutywatch.ingest.reading.domain.Words.number;

import org.dutywatch.ingest.reading.domain.EpochTime;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * Squid's native access log: {@code %ts.%03tu %6tr %>a %Ss/%03>Hs %<st %rm %ru %[un %Sh/%<a %mt}. After these ten fields
 * any number of quoted fields, such as {@code "%{Referer}>h"}, and the two header dumps of {@code log_mime_hdrs} may
 * follow. Fields are separated by one or more blanks, because elapsed is padded.
 *
 * <p>The first six fields and the first word of the URL are read from the left. A client may put blanks into URL and
 * user, so the rest is found from the right: see {@link SquidAnswer}.
 *
 * <p>Each private step reads some fields from a position on. It returns the position after them, or a
 * {@link SquidFault} coded as a negative position.
 */
public final class SquidNative implements LineFormat {
    public static final String NAME = "squid";

    private static final int LONGEST_METHOD = 32;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        int dot = digitsEnd(bytes, from, to);
        return (dot - from == 9 || dot - from == 10)
                && to - dot > 4
                && bytes[dot] == '.'
                && digitsEnd(bytes, dot + 1, to) == dot + 4
                && bytes[dot + 4] == ' ';
    }

    @Override
    public boolean readsRelayedLines() {
        return true;
    }

    @Override
    public boolean userIsAfterUrl() {
        return true;
    }

    @Override
    public int relayedLineEnd(byte[] bytes, int from, int to) {
        return SquidRelayedLine.end(bytes, from, to, this);
    }

    @Override
    public LineOutcome.@Nullable Malformed scan(byte[] bytes, int from, int to, ScannedLine into) {
        int at = time(bytes, from, to, into);
        at = at < 0 ? at : elapsed(bytes, at, to, into);
        at = at < 0 ? at : result(bytes, at, to, into);
        at = at < 0 ? at : size(bytes, at, to, into);
        at = at < 0 ? at : request(bytes, at, to, into);
        at = at < 0 ? at : SquidAnswer.scan(bytes, at, to, into);
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
        if (!EpochTime.isPlausible(seconds)) {
            return SquidFault.TIME_RANGE.asPosition();
        }
        into.endMillis = seconds * 1000 + number(bytes, dot + 1, end);
        return end;
    }

    private static int elapsed(byte[] bytes, int from, int to, ScannedLine into) {
        int start = spacesEnd(bytes, from, to);
        int end = SquidElapsed.scan(bytes, start, to, into);
        return end == start || end == to || bytes[end] != ' ' ? SquidFault.ELAPSED_SHAPE.asPosition() : end;
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

    /** Method, and the URL up to its first blank. */
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
}
