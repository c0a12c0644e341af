package org.dutywatch.ingest.formats.domain;

import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.Bytes;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.dutywatch.ingest.reading.domain.UrlAuthority;
import org.dutywatch.ingest.reading.domain.Words;
import org.jspecify.annotations.Nullable;

/** Takes values of a record into a line. A value that is absent, empty or {@code -} is not taken. */
public final class RequestFields {
    private static final Malformed STATUS = new Malformed("status_shape", "the status is no number of three digits");
    private static final Malformed BYTES = new Malformed("bytes_shape", "a number of bytes is none");

    private static final Malformed FIELD_ORDER = new Malformed(
            "field_order",
            "the user or the client's address is behind a text that a client writes, so it may be a part of that text");

    private static final Malformed REQUEST_LINE =
            new Malformed("request_shape", "the request is not 'method URL HTTP/version': it may have been cut");

    private static final byte[] HTTP_VERSION = {'H', 'T', 'T', 'P', '/'};
    private static final byte[] CONNECT = {'C', 'O', 'N', 'N', 'E', 'C', 'T'};

    /** A longer request is an error of the device: as in Squid's formats, its access is a point in time. */
    private static final long LONGEST_MILLIS = 31L * 24 * 60 * 60 * 1000;

    private static final int MOST_DIGITS = 12;

    private RequestFields() {}

    /**
     * The address of the client. A port or the like after a colon, as in {@code 10.20.1.23:51514} or {@code [2001:db8::1]:80},
     * is cut off.
     */
    public static void client(FieldValues values, int field, ScannedLine into) {
        if (values.has(field)) {
            int from = values.from(field);
            into.clientFrom = values.bytes()[from] == '[' ? from + 1 : from;
            into.clientTo = addressEnd(values.bytes(), from, values.to(field));
        }
    }

    /**
     * The user. An address is no user: devices write it where they do not know one.
     *
     * @param placeholders what else the device writes where it does not know a user, in lower case
     */
    public static void user(FieldValues values, int field, ScannedLine into, String... placeholders) {
        int from = values.from(field);
        int to = values.to(field);
        if (values.has(field) && !values.isOneOf(field, placeholders) && !isAddress(values.bytes(), from, to)) {
            into.userFrom = from;
            into.userTo = to;
        }
    }

    /** A user {@code Sam Reyes (sreyes)} is the login in brackets. If there are several, it stays the name of nobody. */
    public static void loginInBrackets(ScannedLine into) {
        int logins = 0;
        int open = into.userFrom;
        for (int at = into.userFrom; at < into.userTo; at++) {
            if (into.bytes[at] == '(') {
                logins++;
                open = at;
            }
        }
        if (logins == 1 && into.bytes[into.userTo - 1] == ')') {
            into.userFrom = open + 1;
            into.userTo--;
        }
    }

    /**
     * Checks that the device wrote a field about the person before all text that clients write. Whatever quotes and
     * separators a client writes, it can then add no such field, because the first one counts and a second is refused.
     *
     * @param texts the fields in which clients write
     * @return what is wrong with the record; null if nothing is
     */
    public static @Nullable Malformed checkOrder(FieldValues values, int field, int... texts) {
        for (int text : texts) {
            if (values.has(field) && !values.isBefore(field, text)) {
                return FIELD_ORDER;
            }
        }
        return null;
    }

    /** As {@link #checkOrder(FieldValues, int, int...)}, of the user and the client. */
    public static @Nullable Malformed checkPerson(FieldValues values, int user, int client, int[] texts) {
        Malformed fault = checkOrder(values, user, texts);
        return fault != null ? fault : checkOrder(values, client, texts);
    }

    /** As {@link #checkOrder(FieldValues, int, int...)}, of several fields. */
    public static @Nullable Malformed checkOrder(FieldValues values, int[] fields, int[] texts) {
        for (int field : fields) {
            Malformed fault = checkOrder(values, field, texts);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    public static void method(FieldValues values, int field, ScannedLine into) {
        if (values.has(field)) {
            into.methodFrom = values.from(field);
            into.methodTo = values.to(field);
        }
        if (values.is(field, "connect")) {
            into.kind = AccessKind.TUNNEL;
        }
    }

    /** The media type of the answer. */
    public static void contentType(FieldValues values, int field, ScannedLine into) {
        if (values.has(field)) {
            into.typeFrom = values.from(field);
            into.typeTo = values.to(field);
        }
    }

    /** A host with or without a port. */
    public static void host(FieldValues values, int field, ScannedLine into) {
        if (values.has(field)) {
            int to = values.to(field);
            UrlAuthority.scan(
                    values.bytes(), values.from(field), UrlAuthority.end(values.bytes(), values.from(field), to), into);
        }
    }

    /** A path with or without a query. */
    public static void path(FieldValues values, int field, ScannedLine into) {
        if (values.has(field)) {
            into.pathFrom = values.from(field);
            into.pathTo = values.to(field);
        }
    }

    /**
     * {@code scheme://host/path}, {@code host/path}, {@code host:port} or a path alone, which sets no host. Quotes around it are
     * left out.
     */
    public static void url(FieldValues values, int field, ScannedLine into) {
        if (values.has(field)) {
            int from = values.from(field);
            int to = values.to(field);
            boolean quoted = to - from > 1 && values.bytes()[from] == '"' && values.bytes()[to - 1] == '"';
            url(values.bytes(), quoted ? from + 1 : from, quoted ? to - 1 : to, into);
        }
    }

    private static void url(byte[] bytes, int from, int to, ScannedLine into) {
        int start = afterScheme(bytes, from, to);
        int end = UrlAuthority.end(bytes, start, to);
        UrlAuthority.scan(bytes, start, end, into);
        into.pathFrom = end;
        into.pathTo = to;
    }

    /**
     * The first line of a request, {@code GET https://www.facebook.com/home.php HTTP/1.1}; one word alone names no host.
     *
     * @return what is wrong with it; null if nothing is
     */
    public static @Nullable Malformed requestLine(FieldValues values, int field, ScannedLine into) {
        byte[] bytes = values.bytes();
        int from = values.from(field);
        int to = values.to(field);
        int methodEnd = Bytes.wordEnd(bytes, from, to);
        if (methodEnd == to) {
            return null;
        }
        int version = to;
        while (bytes[version - 1] != ' ') {
            version--;
        }
        if (version - 1 <= methodEnd || !Bytes.startsWith(bytes, version, to, HTTP_VERSION)) {
            return REQUEST_LINE;
        }
        into.methodFrom = from;
        into.methodTo = methodEnd;
        if (isConnect(bytes, from, methodEnd)) {
            into.kind = AccessKind.TUNNEL;
        }
        url(bytes, methodEnd + 1, version - 1, into);
        return null;
    }

    /** The host of the page on which the request was made. */
    public static void referer(FieldValues values, int field, ScannedLine into) {
        if (!values.has(field)) {
            return;
        }
        int hostFrom = into.hostFrom;
        int hostTo = into.hostTo;
        into.hostFrom = into.hostTo = 0;
        byte[] bytes = values.bytes();
        int start = afterScheme(bytes, values.from(field), values.to(field));
        UrlAuthority.scan(bytes, start, UrlAuthority.end(bytes, start, values.to(field)), into);
        into.refererFrom = into.hostFrom;
        into.refererTo = into.hostTo;
        into.hostFrom = hostFrom;
        into.hostTo = hostTo;
    }

    /** The status of the answer: three digits, or 0 for none. */
    public static @Nullable Malformed status(FieldValues values, int field, ScannedLine into) {
        if (!values.has(field)) {
            return null;
        }
        long status = values.number(field);
        if (status < 0 || status > 999) {
            return STATUS;
        }
        into.status = (int) status;
        return null;
    }

    /** The bytes that the client received. */
    public static @Nullable Malformed bytesDown(FieldValues values, int field, ScannedLine into) {
        if (!values.has(field)) {
            return null;
        }
        into.bytesDown = values.number(field);
        return into.bytesDown < 0 ? BYTES : null;
    }

    /** The bytes that the client sent. */
    public static @Nullable Malformed bytesUp(FieldValues values, int field, ScannedLine into) {
        if (!values.has(field)) {
            return null;
        }
        into.bytesUp = values.number(field);
        return into.bytesUp < 0 ? BYTES : null;
    }

    /** The status, and the bytes that the client sent and received. */
    public static @Nullable Malformed answer(FieldValues values, int status, int sent, int received, ScannedLine into) {
        Malformed fault = status(values, status, into);
        fault = fault != null ? fault : bytesUp(values, sent, into);
        return fault != null ? fault : bytesDown(values, received, into);
    }

    /**
     * How long the request took: a whole number of units, or seconds with a fraction.
     *
     * @param unit of whole numbers, in milliseconds
     * @param otherwise what is wrong if it is no number
     */
    public static @Nullable Malformed elapsed(
            FieldValues values, int field, int unit, Malformed otherwise, ScannedLine into) {
        if (!values.has(field)) {
            return null;
        }
        byte[] bytes = values.bytes();
        int from = values.from(field);
        int to = values.to(field);
        int point = Words.digitsEnd(bytes, from, to);
        boolean fraction = point < to && bytes[point] == '.';
        boolean isNumber = point > from
                && point - from <= MOST_DIGITS
                && (point == to || fraction && Words.digitsEnd(bytes, point + 1, to) == to);
        if (!isNumber) {
            return otherwise;
        }
        long millis = Words.number(bytes, from, point) * (fraction ? 1000 : unit);
        for (int i = 1, weight = 100; i <= 3 && point + i < to; i++, weight /= 10) {
            millis += (long) (bytes[point + i] - '0') * weight;
        }
        elapsed(millis, into);
        return null;
    }

    /** Milliseconds of a value that begins with seconds, with or without a fraction; -1 if it does not. */
    public static long secondsAsMillis(FieldValues values, int field) {
        byte[] bytes = values.bytes();
        int from = values.from(field);
        int to = values.to(field);
        int whole = Words.digitsEnd(bytes, from, to);
        if (whole == from || whole - from > Words.MAX_DIGITS - 3) {
            return -1;
        }
        long millis = Words.number(bytes, from, whole);
        int fraction = whole < to && bytes[whole] == '.' ? whole + 1 : whole;
        for (int i = 0; i < 3; i++) {
            boolean digit = fraction > whole && Words.digitsEnd(bytes, fraction, to) > fraction + i;
            millis = millis * 10 + (digit ? bytes[fraction + i] - '0' : 0);
        }
        return millis;
    }

    /** How long the request took. If that cannot be true, the access is a point in time, and the line says so. */
    public static void elapsed(long millis, ScannedLine into) {
        into.elapsedImpossible = millis < 0 || millis > LONGEST_MILLIS;
        into.elapsedMillis = into.elapsedImpossible ? 0 : millis;
    }

    /** The end of an address before its port; an IPv6 address without brackets has none. */
    private static int addressEnd(byte[] bytes, int from, int to) {
        byte end = (byte) (bytes[from] == '[' ? ']' : ':');
        int at = from;
        while (at < to && bytes[at] != end) {
            at++;
        }
        return end == ']' || isAddress(bytes, from, at) ? at : to;
    }

    /** Whether it has only digits and dots, or hex digits and at least two colons. */
    private static boolean isAddress(byte[] bytes, int from, int to) {
        int dots = 0;
        int colons = 0;
        int letters = 0;
        for (int at = from; at < to; at++) {
            byte b = bytes[at];
            if (b == '.') {
                dots++;
            } else if (b == ':') {
                colons++;
            } else if (b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F') {
                letters++;
            } else if (b < '0' || b > '9') {
                return false;
            }
        }
        return colons >= 2 || dots == 3 && colons == 0 && letters == 0;
    }

    private static boolean isConnect(byte[] bytes, int from, int to) {
        return to - from == CONNECT.length && Bytes.startsWith(bytes, from, to, CONNECT);
    }

    private static int afterScheme(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] >= 'a' && bytes[at] <= 'z' || bytes[at] >= 'A' && bytes[at] <= 'Z')) {
            at++;
        }
        boolean scheme = at > from && at + 2 < to && bytes[at] == ':' && bytes[at + 1] == '/' && bytes[at + 2] == '/';
        return scheme ? at + 3 : from;
    }
}
