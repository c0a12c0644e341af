package org.dutywatch.ingest.reading.domain;

/**
 * Finds what shippers and relays put before a line. Known shapes, in which {@code |} is where the line begins:
 *
 * <ul>
 *   <li>RFC 3164: {@code <166>Sep 30 20:25:30 host squid[72246]: |}, with or without priority and tag;
 *   <li>RFC 5424: {@code <134>1 2026-11-01T12:00:00Z host squid 123 - - |}, with or without a byte order mark;
 *   <li>a time stamp of RFC 3164 or ISO 8601 and at most three words, with or without a colon after the last one:
 *       {@code 2026-11-01T12:00:00.120Z host |}, {@code 2026-11-01T12:00:00.120Z stdout F |} (container runtimes);
 *   <li>{@code <166>Nov  3 2026 09:42:11 host : |}, and {@code <166>:Nov  3 09:42:11 UTC: |} (Cisco);
 *   <li>{@code <134>1 |} before a line that begins with a time of its own (Cisco Meraki);
 *   <li>the length of the message in bytes before one of these, if it has a priority (RFC 6587).
 * </ul>
 *
 * A line may have several, one of each relay. They end where the line proper begins. Nothing within the line is ever taken
 * for a prefix, because a client chooses what is written there.
 */
final class ShipperPrefix {
    /** The line has no prefix of a known shape. */
    static final int NO_KNOWN_PREFIX = -1;

    /** A container runtime cut the line, and these bytes are only a part of it. */
    static final int PARTIAL = -2;

    private static final int MAX_PREFIXES = 3;
    private static final int MAX_WORDS = 3;
    private static final int LONGEST_WORD = 255;
    private static final int LONGEST_LENGTH = 5;
    private static final int LONGEST_UNKNOWN = 300;
    private static final int RFC5424_FIELDS = 5;
    private static final int RFC5424_HOST = 2;
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private ShipperPrefix() {}

    /**
     * The position at which the line itself begins; {@link #NO_KNOWN_PREFIX} or {@link #PARTIAL} if there is none. The time
     * stamp of the last prefix, which is the device's own, is put {@code into} the line.
     */
    static int skip(byte[] bytes, int from, int to, LineFormat format, ScannedLine into) {
        int at = from;
        for (int i = 0; i < MAX_PREFIXES && at >= 0; i++) {
            at = skipOne(bytes, at, to, format, into);
            if (at >= 0 && format.startsAt(bytes, at, to)) {
                return at;
            }
        }
        return at == PARTIAL ? PARTIAL : NO_KNOWN_PREFIX;
    }

    /** Whether a line seems to begin after some bytes of another shape, so that these may be a prefix. */
    static boolean hasUnknownPrefix(byte[] bytes, int from, int to, LineFormat format) {
        int last = Math.min(to, from + LONGEST_UNKNOWN);
        for (int at = from + 1; at < last; at++) {
            byte before = bytes[at - 1];
            boolean separator = isBlank(before) || before == ':' || before == '|' || before == '"';
            if (separator && format.startsAt(bytes, at, to)) {
                return true;
            }
        }
        return false;
    }

    private static int skipOne(byte[] bytes, int from, int to, LineFormat format, ScannedLine into) {
        int priority = afterLength(bytes, from, to);
        int at = afterPriority(bytes, priority, to);
        if (at > priority && at + 1 < to && bytes[at] == '1' && bytes[at + 1] == ' ') {
            if (format.startsAt(bytes, at + 2, to)) {
                return at + 2;
            }
            setStamp(at + 2, Bytes.wordEnd(bytes, at + 2, to), into);
            return afterRfc5424(bytes, at + 2, to, format);
        }
        at = at > priority && at < to && bytes[at] == ':' ? at + 1 : at;
        at = at > priority ? blanksEnd(bytes, at, to) : at;
        int stamp = afterStamp(bytes, at, to);
        if (stamp > at) {
            setStamp(at, stamp, into);
            return afterWords(bytes, bytes[stamp] == ':' ? stamp + 1 : stamp, to, format);
        }
        return at > priority ? at : NO_KNOWN_PREFIX;
    }

    /** The position after the length of RFC 6587's octet counting, which precedes a priority. */
    private static int afterLength(byte[] bytes, int from, int to) {
        int at = digitsEnd(bytes, from, to);
        boolean isLength =
                at > from && at - from <= LONGEST_LENGTH && at + 1 < to && bytes[at] == ' ' && bytes[at + 1] == '<';
        return isLength ? at + 1 : from;
    }

    private static int afterPriority(byte[] bytes, int from, int to) {
        if (from >= to || bytes[from] != '<') {
            return from;
        }
        int at = digitsEnd(bytes, from + 1, to);
        boolean isPriority = at > from + 1 && at - from <= 4 && at < to && bytes[at] == '>';
        return isPriority ? at + 1 : from;
    }

    private static void setStamp(int from, int to, ScannedLine into) {
        into.stampFrom = from;
        into.stampTo = to;
    }

    /** The position after time stamp, host, application, process, message id and structured data that is no line. */
    private static int afterRfc5424(byte[] bytes, int from, int to, LineFormat format) {
        int at = from;
        for (int field = 1; field <= RFC5424_FIELDS; field++) {
            at = Bytes.spacesEnd(bytes, Bytes.wordEnd(bytes, at, to), to);
            if (field >= RFC5424_HOST && at < to && format.startsAt(bytes, at, to)) {
                return at;
            }
        }
        at = at < to && bytes[at] == '-' ? at + 1 : afterStructuredData(bytes, at, to);
        if (at >= to || bytes[at] != ' ') {
            return NO_KNOWN_PREFIX;
        }
        at = Bytes.spacesEnd(bytes, at, to);
        return Bytes.afterByteOrderMark(bytes, at, to);
    }

    private static int afterStructuredData(byte[] bytes, int from, int to) {
        int at = from;
        boolean quoted = false;
        boolean inside = false;
        while (at < to && (inside || bytes[at] == '[')) {
            byte b = bytes[at];
            if (b == '\\' && quoted) {
                at++;
            } else if (b == '"') {
                quoted = !quoted;
            } else if (!quoted && (b == '[' || b == ']')) {
                inside = b == '[';
            }
            at++;
        }
        return Math.min(at, to);
    }

    /**
     * The position after host, tag and the like: where the line, or another prefix, begins. A word with a colon is the
     * last one; the line may begin directly after the colon.
     */
    private static int afterWords(byte[] bytes, int from, int to, LineFormat format) {
        int at = blanksEnd(bytes, from, to);
        int first = at;
        for (int word = 0; word < MAX_WORDS; word++) {
            if (format.startsAt(bytes, at, to) || isPrefix(bytes, at, to)) {
                return at;
            }
            int end = at;
            while (end < to && bytes[end] > ' ' && bytes[end] < 0x7F) {
                end++;
                if (bytes[end - 1] == ':' && format.startsAt(bytes, end, to)) {
                    return end;
                }
            }
            if (end == at || end - at > LONGEST_WORD || end == to || !isBlank(bytes[end])) {
                return NO_KNOWN_PREFIX;
            }
            boolean isPartial = word == 1 && end - at == 1 && bytes[at] == 'P' && isStream(bytes, first);
            if (isPartial) {
                return PARTIAL;
            }
            at = blanksEnd(bytes, end, to);
            if (bytes[end - 1] == ':') {
                return at;
            }
        }
        return at;
    }

    private static boolean isPrefix(byte[] bytes, int from, int to) {
        return afterPriority(bytes, from, to) > from || afterStamp(bytes, from, to) > from;
    }

    private static boolean isStream(byte[] bytes, int at) {
        return bytes[at] == 's' && bytes[at + 1] == 't' && bytes[at + 2] == 'd';
    }

    /** The position after the time stamp that begins here; {@code from} if none does. */
    private static int afterStamp(byte[] bytes, int from, int to) {
        int at = from;
        boolean monthFirst = true;
        if (isRfc3164Stamp(bytes, from, to)) {
            at = afterFraction(bytes, from + 15, to);
        } else if (isStampWithYear(bytes, from, to)) {
            at = afterFraction(bytes, from + 20, to);
        } else if (isIsoStamp(bytes, from, to)) {
            at = afterZone(bytes, afterFraction(bytes, from + 19, to), to);
            monthFirst = false;
        }
        boolean ends = at > from && at < to && (isBlank(bytes[at]) || monthFirst && bytes[at] == ':');
        return ends ? at : from;
    }

    /** {@code Nov  3 09:00:01}. */
    private static boolean isRfc3164Stamp(byte[] bytes, int from, int to) {
        return to - from > 15
                && isMonth(bytes, from)
                && bytes[from + 3] == ' '
                && (bytes[from + 4] == ' ' || isDigit(bytes[from + 4]))
                && isDigit(bytes[from + 5])
                && bytes[from + 6] == ' '
                && isTime(bytes, from + 7);
    }

    /** {@code Nov  3 2026 09:00:01}. */
    private static boolean isStampWithYear(byte[] bytes, int from, int to) {
        return to - from > 20
                && isMonth(bytes, from)
                && bytes[from + 3] == ' '
                && (bytes[from + 4] == ' ' || isDigit(bytes[from + 4]))
                && isDigit(bytes[from + 5])
                && bytes[from + 6] == ' '
                && digitsEnd(bytes, from + 7, to) == from + 11
                && bytes[from + 11] == ' '
                && isTime(bytes, from + 12);
    }

    private static boolean isMonth(byte[] bytes, int from) {
        for (int month = 0; month < MONTHS.length(); month += 3) {
            if (bytes[from] == MONTHS.charAt(month)
                    && bytes[from + 1] == MONTHS.charAt(month + 1)
                    && bytes[from + 2] == MONTHS.charAt(month + 2)) {
                return true;
            }
        }
        return false;
    }

    /** {@code 2026-11-03T09:00:01}, also with a blank before the time. */
    private static boolean isIsoStamp(byte[] bytes, int from, int to) {
        return to - from > 19
                && digitsEnd(bytes, from, to) == from + 4
                && bytes[from + 4] == '-'
                && digitsEnd(bytes, from + 5, to) == from + 7
                && bytes[from + 7] == '-'
                && digitsEnd(bytes, from + 8, to) == from + 10
                && (bytes[from + 10] == 'T' || bytes[from + 10] == ' ')
                && isTime(bytes, from + 11);
    }

    private static boolean isTime(byte[] bytes, int from) {
        return isDigit(bytes[from])
                && isDigit(bytes[from + 1])
                && bytes[from + 2] == ':'
                && isDigit(bytes[from + 3])
                && isDigit(bytes[from + 4])
                && bytes[from + 5] == ':'
                && isDigit(bytes[from + 6])
                && isDigit(bytes[from + 7]);
    }

    private static int afterFraction(byte[] bytes, int from, int to) {
        boolean fraction = from < to && (bytes[from] == '.' || bytes[from] == ',');
        return fraction ? digitsEnd(bytes, from + 1, to) : from;
    }

    /** After {@code Z}, {@code +01:00}, {@code +0100} or nothing. */
    private static int afterZone(byte[] bytes, int from, int to) {
        if (from < to && bytes[from] == 'Z') {
            return from + 1;
        }
        if (from < to && (bytes[from] == '+' || bytes[from] == '-')) {
            int hours = digitsEnd(bytes, from + 1, to);
            return hours < to && bytes[hours] == ':' ? digitsEnd(bytes, hours + 1, to) : hours;
        }
        return from;
    }

    private static int digitsEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isDigit(bytes[at])) {
            at++;
        }
        return at;
    }

    private static int blanksEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
