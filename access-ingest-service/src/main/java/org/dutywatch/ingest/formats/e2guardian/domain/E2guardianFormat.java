package org.dutywatch.ingest.formats.e2guardian.domain;

import java.util.Arrays;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.formats.domain.ZoneTimes;
import org.dutywatch.ingest.grammars.domain.PlainColumnsGrammar;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.dutywatch.ingest.reading.domain.Words;
import org.jspecify.annotations.Nullable;

/**
 * e2guardian's own columns with tabs between them ({@code logfileformat = 4}): when, who, from, where, what, how, size,
 * weight, category, group, code, type, host of the client, name of the group, user agent, and four others. Time, user and client are before
 * all text of a client. It has no duration, so an access is a point in time.
 */
public final class E2guardianFormat extends RecordFormat {
    public static final SupportedFormat E2GUARDIAN = SupportedFormat.inZone(
            "e2guardian",
            "e2guardian 5 with logfileformat = 4 (tabs). It has no duration, so an access is a point in time.",
            "2026.11.03 09:42:11\tsreyes\t10.20.1.23\thttps://www.facebook.com/home.php\t*SCANNED* \tGET\t48211\t0\t\t1\t200"
                    + "\ttext/html\t\tofficers\tMozilla/5.0 (X11)\t\t\t\t",
            E2guardianFormat::new);

    private static final int TIME = 0;
    private static final int USER = 1;
    private static final int CLIENT = 2;
    private static final int URL = 3;
    private static final int WHAT = 4;
    private static final int METHOD = 5;
    private static final int SIZE = 6;
    private static final int CODE = 7;
    private static final int TYPE = 8;
    private static final FieldNames NAMES =
            FieldNames.of("when", "who", "from", "where", "what", "how", "size", "code", "type");

    /** A URL with tabs would move the columns after it; then the row has more. */
    private static final int ALL_COLUMNS = 19;

    private static final Denied DENIED = Denied.byPolicy("denied");
    private static final Denied AUTH_REQUIRED = Denied.failed("auth_required");
    private static final Denied ABORTED = Denied.failed("aborted_before_answer");
    private static final Denied FAILED = Denied.failed("failed");
    private static final Denied TUNNEL_FAILED = Denied.failed("tunnel_failed");

    private final TimeText times;

    private static int[] columns() {
        int none = FieldNames.UNKNOWN;
        int[] read = {TIME, USER, CLIENT, URL, WHAT, METHOD, SIZE, none, none, none, CODE, TYPE};
        int[] columns = Arrays.copyOf(read, ALL_COLUMNS);
        Arrays.fill(columns, read.length, ALL_COLUMNS, none);
        return columns;
    }

    private E2guardianFormat(FormatOptions options) {
        super("e2guardian", new PlainColumnsGrammar('\t', columns()), NAMES);
        this.times = new TimeText(new ZoneTimes(options.zone()), null);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return to > from + 20
                && Words.digitsEnd(bytes, from, to) == from + 4
                && bytes[from + 4] == '.'
                && bytes[from + 7] == '.'
                && bytes[from + 10] == ' '
                && bytes[from + 19] == '\t';
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        into.endMillis = times.millis(values.bytes(), values.from(TIME), values.to(TIME));
        Malformed fault = TimeText.fault(into.endMillis);
        if (fault != null) {
            return fault;
        }
        RequestFields.client(values, CLIENT, into);
        RequestFields.user(values, USER, into);
        RequestFields.method(values, METHOD, into);
        RequestFields.contentType(values, TYPE, into);
        RequestFields.url(values, URL, into);
        fault = RequestFields.status(values, CODE, into);
        fault = fault != null ? fault : RequestFields.bytesDown(values, SIZE, into);
        into.nonAccess = nonAccess(values, into);
        return fault;
    }

    private static @Nullable LineOutcome nonAccess(FieldValues values, ScannedLine line) {
        if (values.startsWith(WHAT, "*denied") || values.startsWith(WHAT, "*infected")) {
            return DENIED;
        }
        if (line.status == 407) {
            return AUTH_REQUIRED;
        }
        if (line.kind == AccessKind.TUNNEL) {
            return line.status == 0 || line.status >= 200 && line.status < 300 ? null : TUNNEL_FAILED;
        }
        if (line.status == 0) {
            return ABORTED;
        }
        // It writes 403 for what it denied itself, with words of the language that is set.
        return line.status == 403 || line.status >= 500 ? FAILED : null;
    }
}
