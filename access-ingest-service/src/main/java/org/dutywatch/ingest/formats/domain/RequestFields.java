package org.dutywatch.ingest.formats.domain;

import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.dutywatch.ingest.reading.domain.UrlAuthority;
import org.dutywatch.ingest.reading.domain.Words;
import org.jspecify.annotations.Nullable;

/** Takes values of a record into a line. A value that is absent, empty or {@code -} is not taken. */
public final class RequestFields {
    private static final Malformed STATUS = new Malformed("status_shape", "the status is no number of three digits");
    private static final Malformed BYTES = new Malformed("bytes_shape", "a number of bytes is none");

    /** A longer request is an error of the device: as in Squid's formats, its access is a point in time. */
    private static final long LONGEST_MILLIS = 31L * 24 * 60 * 60 * 1000;

    private static final int MOST_DIGITS = 12;

    private RequestFields() {}

    public static void client(FieldValues values, int field, ScannedLine into) {
        if (values.has(field)) {
            into.clientFrom = values.from(field);
            into.clientTo = values.to(field);
        }
    }

    public static void user(FieldValues values, int field, ScannedLine into) {
        if (values.has(field)) {
            into.userFrom = values.from(field);
            into.userTo = values.to(field);
        }
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

    /** {@code scheme://host/path}, {@code host/path}, {@code host:port} or a path alone, which sets no host. */
    public static void url(FieldValues values, int field, ScannedLine into) {
        if (!values.has(field)) {
            return;
        }
        byte[] bytes = values.bytes();
        int to = values.to(field);
        int start = afterScheme(bytes, values.from(field), to);
        int end = UrlAuthority.end(bytes, start, to);
        UrlAuthority.scan(bytes, start, end, into);
        into.pathFrom = end;
        into.pathTo = to;
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

    /** How long the request took. If that cannot be true, the access is a point in time, and the line says so. */
    public static void elapsed(long millis, ScannedLine into) {
        into.elapsedImpossible = millis < 0 || millis > LONGEST_MILLIS;
        into.elapsedMillis = into.elapsedImpossible ? 0 : millis;
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
