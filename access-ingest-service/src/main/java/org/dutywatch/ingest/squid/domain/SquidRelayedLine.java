package org.dutywatch.ingest.squid.domain;

import static org.dutywatch.ingest.reading.domain.Bytes.isEscapedNewline;
import static org.dutywatch.ingest.reading.domain.Bytes.isEscapedReturn;
import static org.dutywatch.ingest.reading.domain.Bytes.isFiller;
import static org.dutywatch.ingest.reading.domain.Bytes.spacesEnd;
import static org.dutywatch.ingest.reading.domain.Bytes.wordEnd;

import org.dutywatch.ingest.reading.domain.Words;

/**
 * Finds the end of a line among lines that a syslog relay joined by {@code #012}. With Squid's defaults, a URL has no blank
 * and a name that somebody types has no capital letter, so the first peer after the URL is the one that the proxy wrote.
 * Behind it, clients write only within quoted fields and header dumps, and the site chooses the media type, which has no
 * blank. So the line ends at the {@code #012} after the media type and all complete quoted fields and header dumps, if
 * another line begins after it. If anything else follows the peer, the line is damaged, and no {@code #012} ends it.
 */
final class SquidRelayedLine {
    private static final int FIELDS_BEFORE_PEER = 8;
    private static final int ESCAPE_LENGTH = 4;

    private SquidRelayedLine() {}

    /** The position of the {@code #012} that ends the line; {@code to} if none does. */
    static int end(byte[] bytes, int from, int to, SquidNative format) {
        int at = from;
        while (at < to && isFiller(bytes[at])) {
            at++;
        }
        if (isEscapedNewline(bytes, at, to)) {
            return at;
        }
        int fields = 0;
        while (at < to) {
            int wordEnd = wordEnd(bytes, at, to);
            boolean isField = fields > 0 || lineStartsIn(bytes, at, wordEnd, to, format);
            fields += isField ? 1 : 0;
            if (fields > FIELDS_BEFORE_PEER && SquidAnswer.isPeer(bytes, at, wordEnd)) {
                return endAfterPeer(bytes, wordEnd, to, format);
            }
            at = spacesEnd(bytes, wordEnd, to);
        }
        return to;
    }

    /** Whether the line proper begins with this word, or within it after the colon of a prefix. */
    private static boolean lineStartsIn(byte[] bytes, int word, int wordEnd, int to, SquidNative format) {
        if (format.startsAt(bytes, word, to)) {
            return true;
        }
        for (int at = word; at < wordEnd; at++) {
            if (bytes[at] == ':' && format.startsAt(bytes, at + 1, to)) {
                return true;
            }
        }
        return false;
    }

    private static int endAfterPeer(byte[] bytes, int peerEnd, int to, SquidNative format) {
        int at = spacesEnd(bytes, peerEnd, to);
        int type = at;
        while (at < to && bytes[at] != ' ' && !isEscapedNewline(bytes, at, to)) {
            at++;
        }
        boolean hasType = at > type && SquidAnswer.typeEnd(bytes, type, at) == at;
        if (!hasType) {
            return to;
        }
        int end = spacesEnd(bytes, at, to);
        while (end < to && (bytes[end] == '"' || bytes[end] == '[')) {
            end = spacesEnd(bytes, quotedEnd(bytes, end, to), to);
        }
        while (isEscapedReturn(bytes, end, to)) {
            end += ESCAPE_LENGTH;
        }
        return isEscapedNewline(bytes, end, to) && isFollowedByLine(bytes, end, to, format) ? end : to;
    }

    /** The position after a quoted field or header dump; {@code to} if it is not complete. */
    private static int quotedEnd(byte[] bytes, int from, int to) {
        int end = SquidAnswer.extraEnd(bytes, from, to);
        boolean isComplete = end >= 0
                && (end == to
                        || bytes[end] == ' '
                        || isEscapedNewline(bytes, end, to)
                        || isEscapedReturn(bytes, end, to));
        return isComplete ? end : to;
    }

    /** Whether a line, or nothing, follows after line ends and blanks. A line begins with its time and a number. */
    private static boolean isFollowedByLine(byte[] bytes, int from, int to, SquidNative format) {
        int at = from;
        while (at < to) {
            if (isEscapedNewline(bytes, at, to) || isEscapedReturn(bytes, at, to)) {
                at += ESCAPE_LENGTH;
            } else if (isFiller(bytes[at])) {
                at++;
            } else {
                break;
            }
        }
        if (at == to) {
            return true;
        }
        if (!format.startsAt(bytes, at, to)) {
            return false;
        }
        int elapsed = spacesEnd(bytes, wordEnd(bytes, at, to), to);
        return elapsed < to && (bytes[elapsed] == '-' || Words.digitsEnd(bytes, elapsed, to) > elapsed);
    }
}
