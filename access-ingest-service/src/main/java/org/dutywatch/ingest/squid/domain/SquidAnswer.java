package org.dutywatch.ingest.squid.domain;

import static org.dutywatch.ingest.reading.domain.Bytes.hasEscapedNewline;
import static org.dutywatch.ingest.reading.domain.Bytes.spacesEnd;
import static org.dutywatch.ingest.reading.domain.Bytes.startsWith;
import static org.dutywatch.ingest.reading.domain.Bytes.wordEnd;

import java.nio.charset.StandardCharsets;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.dutywatch.ingest.reading.domain.Words;

/**
 * Finds user, peer and media type, and the quoted fields and header dumps that may follow them. Client and site choose
 * text on both sides of the peer, so a peer is taken only if the line can be read in one way: there is exactly one word
 * that has the form of a peer, is followed by a media type, and then by nothing but complete quoted fields and header
 * dumps. What Squid's escapes guarantee: a quoted field has no quote without a backslash, a header dump has no bracket,
 * a user name has no bracket, and only URL and user name have blanks.
 */
final class SquidAnswer {
    private static final byte[] NONE = word("NONE/");
    private static final byte[] DIRECT = word("DIRECT/");
    private static final byte[] CARP = word("CARP/");
    private static final byte[] PINNED = word("PINNED/");

    private SquidAnswer() {}

    /** Returns the end of the line, or a {@link SquidFault} coded as a negative position. */
    static int scan(byte[] bytes, int from, int to, ScannedLine into) {
        into.userFrom = spacesEnd(bytes, from, to);
        into.userTo = wordEnd(bytes, into.userFrom, to);
        if (into.userFrom == into.userTo) {
            return SquidFault.USER.asPosition();
        }
        int firstWordEnd = into.userTo;
        int extras = -1;
        int wordBefore = firstWordEnd;
        int at = spacesEnd(bytes, firstWordEnd, to);
        while (at < to) {
            int end = wordEnd(bytes, at, to);
            int typeEnd = isPeer(bytes, at, end) ? typeEnd(bytes, end, to) : -1;
            if (typeEnd >= 0 && areExtras(bytes, typeEnd, to)) {
                if (extras >= 0) {
                    return SquidFault.AMBIGUOUS.asPosition();
                }
                extras = typeEnd;
                into.userTo = wordBefore;
                into.peerFrom = at;
                into.peerTo = end;
            }
            wordBefore = end;
            at = spacesEnd(bytes, end, to);
        }
        if (extras < 0) {
            return fault(bytes, firstWordEnd, to).asPosition();
        }
        into.userHasBlank = into.userTo > firstWordEnd;
        // Lines that a relay joined have #012 between them: see AccessReader.unread.
        boolean isJoined = into.userHasBlank && holdsResult(bytes, firstWordEnd, into.userTo);
        if (isJoined && !hasEscapedNewline(bytes, into.methodFrom, into.userTo)) {
            return SquidFault.TWO_LINES.asPosition();
        }
        into.typeFrom = spacesEnd(bytes, into.peerTo, to);
        into.typeTo = extras;
        referer(bytes, extras, to, into);
        return to;
    }

    /** A hierarchy code such as {@code HIER_DIRECT}, a slash, and a hyphen or the address or name of a server. */
    static boolean isPeer(byte[] bytes, int from, int to) {
        int slash = Words.codeEnd(bytes, from, to);
        if (slash == from || slash + 1 >= to || bytes[slash] != '/') {
            return false;
        }
        for (int at = slash + 1; at < to; at++) {
            if (!isAddress(bytes[at])) {
                return false;
            }
        }
        // All other codes have an underscore. No media type has one before its slash, also not in capital letters.
        return hasUnderscore(bytes, from, slash)
                || startsWith(bytes, from, to, NONE)
                || startsWith(bytes, from, to, DIRECT)
                || startsWith(bytes, from, to, CARP)
                || startsWith(bytes, from, to, PINNED);
    }

    /** Whether a word is a result such as {@code TCP_MISS/200}. Field 4 is one, so a second line begins before it. */
    private static boolean holdsResult(byte[] bytes, int from, int to) {
        for (int at = spacesEnd(bytes, from, to); at < to; at = spacesEnd(bytes, wordEnd(bytes, at, to), to)) {
            int slash = Words.codeEnd(bytes, at, to);
            boolean isResult = slash > at
                    && slash < to
                    && bytes[slash] == '/'
                    && Words.digitsEnd(bytes, slash + 1, to) == slash + 4
                    && wordEnd(bytes, slash, to) == slash + 4;
            if (isResult) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasUnderscore(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '_') {
                return true;
            }
        }
        return false;
    }

    private static boolean isAddress(byte b) {
        return b >= '0' && b <= '9'
                || b >= 'a' && b <= 'z'
                || b >= 'A' && b <= 'Z'
                || b == '.'
                || b == ':'
                || b == '-'
                || b == '_'
                || b == '%';
    }

    /** The end of the media type after a peer; -1 if none follows, because the next word is another peer or a field. */
    static int typeEnd(byte[] bytes, int from, int to) {
        int type = spacesEnd(bytes, from, to);
        int end = type;
        while (end < to && bytes[end] != ' ') {
            if (bytes[end] == '"' || bytes[end] == '[' || bytes[end] == ']') {
                return -1;
            }
            end++;
        }
        return end == type || isPeer(bytes, type, end) ? -1 : end;
    }

    /** Whether nothing but complete quoted fields and header dumps follows. */
    private static boolean areExtras(byte[] bytes, int from, int to) {
        int at = spacesEnd(bytes, from, to);
        while (at < to) {
            int end = extraEnd(bytes, at, to);
            if (end < 0 || end < to && bytes[end] != ' ') {
                return false;
            }
            at = spacesEnd(bytes, end, to);
        }
        return true;
    }

    /** The position after the quoted field or header dump that begins here; -1 if none does, or it is not complete. */
    static int extraEnd(byte[] bytes, int from, int to) {
        byte closing = bytes[from] == '"' ? (byte) '"' : (byte) ']';
        if (closing == ']' && bytes[from] != '[') {
            return -1;
        }
        for (int at = from + 1; at < to; at++) {
            byte b = bytes[at];
            if (b == closing) {
                return at + 1;
            }
            if (b == '[' && closing == ']') {
                return -1;
            }
            at += b == '\\' && closing == '"' ? 1 : 0;
        }
        return -1;
    }

    /** The referer is the first quoted field, before or after the header dumps. */
    private static void referer(byte[] bytes, int from, int to, ScannedLine into) {
        into.refererFrom = 0;
        into.refererTo = 0;
        int at = spacesEnd(bytes, from, to);
        while (at < to) {
            int end = extraEnd(bytes, at, to);
            if (bytes[at] == '"') {
                SquidUrl.scanReferer(bytes, at + 1, end - 1, into);
                return;
            }
            at = spacesEnd(bytes, end, to);
        }
    }

    /** What is wrong with a line in which no peer was found. */
    private static SquidFault fault(byte[] bytes, int from, int to) {
        int at = spacesEnd(bytes, from, to);
        while (at < to) {
            int end = wordEnd(bytes, at, to);
            if (isPeer(bytes, at, end)) {
                return spacesEnd(bytes, end, to) == to ? SquidFault.TYPE : SquidFault.EXCESS;
            }
            at = spacesEnd(bytes, end, to);
        }
        return SquidFault.PEER;
    }

    private static byte[] word(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
