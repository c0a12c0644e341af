package org.dutywatch.ingest.squid.logformat.domain;

import static org.dutywatch.ingest.reading.domain.Words.MAX_DIGITS;
import static org.dutywatch.ingest.reading.domain.Words.digitsEnd;
import static org.dutywatch.ingest.reading.domain.Words.number;

import java.util.List;
import org.dutywatch.ingest.reading.domain.Bytes;
import org.dutywatch.ingest.reading.domain.EpochTime;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.dutywatch.ingest.squid.domain.SquidAccessRule;
import org.dutywatch.ingest.squid.domain.SquidElapsed;
import org.dutywatch.ingest.squid.domain.SquidPeer;
import org.dutywatch.ingest.squid.domain.SquidUrl;
import org.jspecify.annotations.Nullable;

/**
 * A format that an administrator defines with Squid's {@code logformat}. Each line is read from the left, in the only way
 * in which it fits: see {@link LogformatCompiler}.
 *
 * <p>Fields that end with a blank hold none. Where the format has quotes, such fields hold no quote either, so that a
 * client who writes blanks or quotes there makes the line malformed, but moves no field.
 */
public final class SquidLogformat implements LineFormat {
    public static final String NAME = "squid-logformat";

    private static final Malformed IMPOSSIBLE_TIME =
            new Malformed("impossible_timestamp", "the time does not exist, or lies outside the years 2000 to 2100");
    private static final Malformed EXCESS = new Malformed(
            "too_many_fields",
            "more follows than the logformat has: a blank or quote is in a field, or no newline is between two lines");

    private static final int LONGEST_METHOD = 32;

    private final LogformatField[] fields;
    private final byte[] after;
    private final int leading;

    SquidLogformat(List<LogformatField> fields, byte[] after, int leading) {
        this.fields = fields.toArray(LogformatField[]::new);
        this.after = after;
        this.leading = leading;
    }

    /**
     * Compiles a format.
     *
     * @param format as in {@code squid.conf}, without {@code logformat} and the name
     * @throws InvalidLogformatException if its lines could not be read with certainty; names code and position
     */
    public static SquidLogformat of(String format) throws InvalidLogformatException {
        return LogformatCompiler.compile(format);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The fields before the first text that a client chooses. */
    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        int at = from;
        for (int i = 0; i < leading && at >= 0; i++) {
            int start = fields[i].start(bytes, at, to);
            int end = start < 0 ? -1 : fields[i].end(bytes, start, to);
            at = end < 0 || !fits(fields[i].role(), bytes, start, end) ? -1 : fields[i].paddedEnd(bytes, end, to);
        }
        return at >= 0 && Bytes.startsWith(bytes, at, to, leading < fields.length ? fields[leading].before() : after);
    }

    @Override
    public int wordsWithUser() {
        return Integer.MAX_VALUE;
    }

    @Override
    public @Nullable Malformed scan(byte[] bytes, int from, int to, ScannedLine into) {
        clear(from, into);
        int at = from;
        for (LogformatField field : fields) {
            int start = field.start(bytes, at, to);
            if (start < 0) {
                return field.separatorFault();
            }
            int end = field.end(bytes, start, to);
            if (end < 0 || !take(field, bytes, start, end, into)) {
                return field.fault();
            }
            at = field.paddedEnd(bytes, end, to);
        }
        if (!Bytes.startsWith(bytes, at, to, after) || at + after.length != to) {
            return EXCESS;
        }
        if (into.endMillis < 0) {
            return IMPOSSIBLE_TIME;
        }
        finish(bytes, into);
        return null;
    }

    @Override
    public @Nullable LineOutcome nonAccess(byte[] bytes, ScannedLine line) {
        return SquidAccessRule.nonAccess(bytes, line);
    }

    private static void clear(int from, ScannedLine into) {
        into.endMillis = 0;
        into.elapsedMillis = 0;
        into.elapsedImpossible = false;
        into.bytesUp = ScannedLine.NOT_LOGGED;
        into.clientFrom = from;
        into.clientTo = from;
        into.userFrom = from;
        into.userTo = from;
        into.userHasBlank = false;
        into.typeFrom = from;
        into.typeTo = from;
        into.refererFrom = 0;
        into.refererTo = 0;
        into.hostFrom = 0;
        into.hostTo = 0;
    }

    /** Host and path are found last, because the method may follow the URL. Until then, they hold server name and URL. */
    private static void finish(byte[] bytes, ScannedLine into) {
        int nameFrom = into.hostFrom;
        int nameTo = into.hostTo;
        int refererFrom = into.refererFrom;
        int refererTo = into.refererTo;
        SquidUrl.scan(bytes, into.pathFrom, into.pathTo, into);
        into.refererFrom = 0;
        into.refererTo = 0;
        SquidUrl.scanReferer(bytes, refererFrom, refererTo, into);
        if (nameFrom < nameTo) {
            SquidUrl.scanServerName(bytes, nameFrom, nameTo, into);
        }
    }

    /** Whether a field that the proxy writes can be one of its role. */
    private static boolean fits(LogformatRole role, byte[] bytes, int from, int to) {
        return switch (role) {
            case SECONDS -> (to - from == 9 || to - from == 10) && digitsEnd(bytes, from, to) == to;
            case MILLISECONDS -> to - from == 3 && digitsEnd(bytes, from, to) == to;
            case CLIENT -> isAddress(bytes, from, to);
            default -> true;
        };
    }

    private static boolean isAddress(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '.' || bytes[at] == ':') {
                return true;
            }
        }
        return false;
    }

    private static boolean take(LogformatField field, byte[] bytes, int from, int to, ScannedLine into) {
        switch (field.role()) {
            case SECONDS, MILLISECONDS, TIME, ELAPSED -> {
                return takeTime(field, bytes, from, to, into);
            }
            case STATUS, BYTES_DOWN, BYTES_UP -> {
                return takeNumber(field.role(), bytes, from, to, into);
            }
            case CLIENT -> {
                into.clientFrom = from;
                into.clientTo = to;
            }
            case USER -> {
                into.userFrom = from;
                into.userTo = to;
            }
            case RESULT -> {
                into.codeFrom = from;
                into.codeTo = to;
                return bytes[from] >= 'A' && bytes[from] <= 'Z';
            }
            case PEER -> {
                into.peerFrom = from;
                into.peerTo = to;
                return bytes[from] >= 'A' && bytes[from] <= 'Z' && !SquidPeer.mayBeCut(bytes, from, to);
            }
            case METHOD -> {
                into.methodFrom = from;
                into.methodTo = to;
                return to - from <= LONGEST_METHOD && isVisible(bytes, from, to);
            }
            case URL -> {
                into.pathFrom = from;
                into.pathTo = to;
            }
            case TYPE -> {
                into.typeFrom = from;
                into.typeTo = to;
            }
            case REFERER -> {
                into.refererFrom = from;
                into.refererTo = to;
            }
            case SERVER_NAME -> {
                into.hostFrom = from;
                into.hostTo = to;
            }
            case IGNORED -> {}
        }
        return true;
    }

    private static boolean takeTime(LogformatField field, byte[] bytes, int from, int to, ScannedLine into) {
        if (field.role() == LogformatRole.ELAPSED) {
            boolean none = to - from == 1 && bytes[from] == '-';
            return none || SquidElapsed.scan(bytes, from, to, into) == to;
        }
        if (!fits(field.role(), bytes, from, to)) {
            return false;
        }
        if (field.role() == LogformatRole.MILLISECONDS) {
            into.endMillis += number(bytes, from, to);
            return true;
        }
        StrftimePattern pattern = field.time();
        long seconds = pattern == null ? number(bytes, from, to) : pattern.seconds(bytes, from, to);
        into.endMillis += EpochTime.isPlausible(seconds) ? seconds * 1000 : Long.MIN_VALUE;
        return true;
    }

    private static boolean takeNumber(LogformatRole role, byte[] bytes, int from, int to, ScannedLine into) {
        boolean isNumber = to - from <= MAX_DIGITS && digitsEnd(bytes, from, to) == to;
        if (role == LogformatRole.BYTES_UP) {
            into.bytesUp = isNumber ? number(bytes, from, to) : ScannedLine.NOT_LOGGED;
            return isNumber || to - from == 1;
        }
        if (!isNumber) {
            return false;
        }
        if (role == LogformatRole.STATUS) {
            into.status = (int) number(bytes, from, to);
            return to - from == 3 || to - from == 1 && into.status == 0;
        }
        into.bytesDown = number(bytes, from, to);
        return true;
    }

    private static boolean isVisible(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] <= ' ' || bytes[at] >= 0x7F) {
                return false;
            }
        }
        return true;
    }
}
