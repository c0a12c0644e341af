package org.dutywatch.ingest.formats.sophos.domain;

import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.formats.domain.ZoneTimes;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * The web proxy's log of Sophos UTM. A record of an access is written at the end of the request, with its duration. Records
 * of other processes are no request.
 */
public final class SophosUtmFormat extends RecordFormat {
    public static final SupportedFormat SOPHOS_UTM = SupportedFormat.inZone(
            "sophos-utm",
            "Sophos UTM's web filtering (httpproxy): one record for each request, at its end, with its duration.",
            "2026:11:03-09:42:11 utm1 httpproxy[4321]: id=\"0001\" severity=\"info\" sys=\"SecureWeb\" sub=\"http\""
                    + " name=\"http access\" action=\"pass\" method=\"GET\" srcip=\"10.20.1.23\" dstip=\"157.240.2.35\""
                    + " user=\"sreyes\" group=\"Patrol\" ad_domain=\"\" statuscode=\"200\" cached=\"0\" size=\"48211\""
                    + " request=\"0x7fad9e44ac00\" url=\"https://www.facebook.com/home.php\" referer=\"\" error=\"\""
                    + " authtime=\"0\" dnstime=\"5\" fullreqtime=\"412000\" device=\"0\" auth=\"2\" ua=\"Mozilla/5.0\""
                    + " categoryname=\"Social Networking\" content-type=\"text/html\"",
            SophosUtmFormat::new);

    private static final int STAMP = 0;
    private static final int PROCESS = 1;
    private static final int ID = 2;
    private static final int ACTION = 3;
    private static final int METHOD = 4;
    private static final int CLIENT = 5;
    private static final int USER = 6;
    private static final int STATUS = 7;
    private static final int SIZE = 8;
    private static final int URL = 9;
    private static final int REFERER = 10;
    private static final int ERROR = 11;
    private static final int MICROS = 12;
    private static final int AGENT = 13;
    private static final int CONTENT_TYPE = 14;
    private static final int MESSAGE = 15;
    private static final FieldNames NAMES = FieldNames.of(
            "(stamp)",
            "(process)",
            "id",
            "action",
            "method",
            "srcip",
            "user",
            "statuscode",
            "size",
            "url",
            "referer",
            "error",
            "fullreqtime",
            "ua",
            "content-type",
            "message");

    /** In which clients write. */
    private static final int[] TEXTS = {URL, REFERER, ERROR, AGENT, CONTENT_TYPE, MESSAGE};

    private static final int LOGIN_REQUIRED = 407;
    private static final Malformed CUT =
            new Malformed("fields_missing", "the record has no action, status, URL or duration: it may have been cut");

    private final TimeText times;

    private SophosUtmFormat(FormatOptions options) {
        super("sophos-utm", new UtmGrammar(STAMP, PROCESS), NAMES);
        this.times = new TimeText(new ZoneTimes(options.zone()), null);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return UtmGrammar.isStamp(bytes, from, to);
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        into.endMillis = times.millis(values.bytes(), values.from(STAMP), values.to(STAMP));
        Malformed fault = TimeText.fault(into.endMillis);
        // Record 0072 says that the user proceeded after a warning; the request itself has another record.
        boolean request =
                values.startsWith(PROCESS, "httpproxy[") && values.has(ID) && !values.isOneOf(ID, "0003", "0072");
        if (fault != null || !request) {
            into.outcomeWithoutHost = NO_REQUEST;
            return fault;
        }
        fault = RequestFields.checkPerson(values, USER, CLIENT, TEXTS);
        if (fault != null) {
            return fault;
        }
        if (!values.has(ACTION) || !values.has(STATUS) || !values.has(URL) || !values.has(MICROS)) {
            return CUT;
        }
        RequestFields.client(values, CLIENT, into);
        RequestFields.user(values, USER, into);
        RequestFields.method(values, METHOD, into);
        RequestFields.url(values, URL, into);
        RequestFields.referer(values, REFERER, into);
        RequestFields.contentType(values, CONTENT_TYPE, into);
        RequestFields.elapsed(values.number(MICROS) < 0 ? -1 : values.number(MICROS) / 1000, into);
        fault = RequestFields.status(values, STATUS, into);
        fault = fault != null ? fault : RequestFields.bytesDown(values, SIZE, into);
        into.nonAccess = nonAccess(values, into.status);
        return fault;
    }

    private static @Nullable Denied nonAccess(FieldValues values, int status) {
        if (values.is(ACTION, "block")) {
            return Denied.byPolicy("denied");
        }
        if (status == LOGIN_REQUIRED) {
            return Denied.failed("auth_required");
        }
        if (!values.is(ACTION, "pass")) {
            return Denied.failed(values.is(ACTION, "warn") ? "warned" : "unknown_action");
        }
        return values.has(ERROR) ? Denied.failed("failed") : null;
    }
}
