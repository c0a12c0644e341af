package org.dutywatch.ingest.reading.domain;

import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.jspecify.annotations.Nullable;

/** Tries a format on a line, without asking whose line it is. */
public final class LineTrial {
    private static final Malformed TOO_LONG = new Malformed("too_long", "the line is longer than 64 KiB");

    private LineTrial() {}

    /**
     * Finds the fields of the line in {@code bytes[from, to)}, behind prefixes of shippers.
     *
     * @param into filled if the line has the format
     * @return why the line does not have the format; null if it has
     */
    public static @Nullable Malformed scan(byte[] bytes, int from, int to, LineFormat format, ScannedLine into) {
        if (to - from > AccessReader.LONGEST_LINE) {
            return TOO_LONG;
        }
        int start = Bytes.afterByteOrderMark(bytes, from, to);
        into.bytes = bytes;
        into.stampTo = into.stampFrom;
        if (format.isDirective(bytes, start, to)) {
            return format.readDirective(bytes, start, to, into);
        }
        Malformed malformed = format.scan(bytes, start, to, into);
        if (malformed == null || format.startsAt(bytes, start, to)) {
            return malformed;
        }
        int line = ShipperPrefix.skip(bytes, start, to, format, into);
        into.bytes = bytes;
        if (line < 0) {
            return malformed;
        }
        return format.isDirective(bytes, line, to)
                ? format.readDirective(bytes, line, to, into)
                : format.scan(bytes, line, to, into);
    }
}
