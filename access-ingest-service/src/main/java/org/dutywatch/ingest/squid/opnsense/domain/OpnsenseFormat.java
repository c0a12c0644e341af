package org.dutywatch.ingest.squid.opnsense.domain;

import java.time.ZoneOffset;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.formats.domain.ZoneTimes;
import org.dutywatch.ingest.grammars.domain.JsonGrammar;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.dutywatch.ingest.squid.domain.SquidAccessRule;
import org.jspecify.annotations.Nullable;

/**
 * Squid of OPNsense with the log target JSON: fields of the Elastic Common Schema that OPNsense's logformat fixes. Squid escapes
 * quotes and backslashes in it. A line is written at the end of its request, with its duration; what is an access is as in
 * Squid's native format.
 */
public final class OpnsenseFormat extends RecordFormat {
    private static final int TIME = 0;
    private static final int SERVICE = 1;
    private static final int CLIENT = 2;
    private static final int USER = 3;
    private static final int URL = 4;
    private static final int METHOD = 5;
    private static final int REFERER = 6;
    private static final int STATUS = 7;
    private static final int RECEIVED = 8;
    private static final int DURATION = 9;
    private static final int RESULT = 10;
    private static final int PEER = 11;
    private static final FieldNames NAMES = FieldNames.of(
            "@timestamp",
            "service.type",
            "source.ip",
            "user.name",
            "url.original",
            "http.request.method",
            "http.request.referrer",
            "http.response.body.status_code",
            "http.response.bytes",
            "event.duration",
            "labels.request_status",
            "labels.hierarchy_status");

    // After the names, of which the format is made.
    public static final SupportedFormat OPNSENSE = SupportedFormat.of(
            new OpnsenseFormat(),
            "Squid of OPNsense, log target file or syslog as JSON (Elastic Common Schema), written at the end with duration.",
            "{\"@timestamp\":\"2026-11-03T09:42:11-0600\",\"ecs\":{\"version\":\"1.0.0\"},\"event\":{\"id\":\"-\","
                    + "\"dataset\":\"squid.access\",\"duration\":\"412\"},\"http\":{\"version\":\"1.1\",\"request\":"
                    + "{\"method\":\"GET\",\"referrer\":\"https://www.facebook.com/\"},\"response\":{\"bytes\": 48211,"
                    + " \"body\":{\"status_code\": 200}}},\"host\":{\"hostname\":\"pc-7\"},\"service\":{\"name\":\"proxy\","
                    + "\"type\":\"squid\"},\"source\":{\"ip\":\"10.20.1.23\"},\"url\":{\"original\":"
                    + "\"https://www.facebook.com/home.php\"},\"user\":{\"name\":\"sreyes\"},\"user_agent\":{\"original\":"
                    + "\"Mozilla/5.0\"},\"labels\":{\"request_status\":\"TCP_MISS\",\"hierarchy_status\":\"HIER_DIRECT\"},"
                    + "\"message\":\"GET https://www.facebook.com/home.php HTTP/1.1\"}");

    private static final Malformed NOT_OPNSENSE = new Malformed(
            "not_opnsense", "the record has no @timestamp, or its service.type is not squid, so it is not OPNsense's");
    private static final Malformed MISSING =
            new Malformed("fields_missing", "the record has no source.ip, url.original, status_code or request_status");
    private static final Malformed TAKEN = new Malformed("duration_shape", "event.duration is no number");

    private final TimeText times = new TimeText(new ZoneTimes(ZoneOffset.UTC), null);

    private OpnsenseFormat() {
        super("opnsense", new JsonGrammar(), NAMES);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return from < to && bytes[from] == '{';
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        if (!values.has(TIME) || !values.is(SERVICE, "squid")) {
            return NOT_OPNSENSE;
        }
        into.endMillis = times.millis(values.bytes(), values.from(TIME), values.to(TIME));
        Malformed fault = TimeText.fault(into.endMillis);
        if (fault != null) {
            return fault;
        }
        if (!values.has(CLIENT) || !values.has(URL) || !values.has(STATUS) || !values.has(RESULT)) {
            return MISSING;
        }
        RequestFields.client(values, CLIENT, into);
        RequestFields.user(values, USER, into);
        RequestFields.method(values, METHOD, into);
        RequestFields.referer(values, REFERER, into);
        if (!values.startsWith(URL, "error:")) {
            RequestFields.url(values, URL, into);
        }
        into.codeFrom = values.from(RESULT);
        into.codeTo = values.to(RESULT);
        into.peerFrom = values.from(PEER);
        into.peerTo = values.to(PEER);
        fault = RequestFields.status(values, STATUS, into);
        fault = fault != null ? fault : RequestFields.bytesDown(values, RECEIVED, into);
        fault = fault != null ? fault : RequestFields.elapsed(values, DURATION, 1, TAKEN, into);
        into.nonAccess = SquidAccessRule.nonAccess(values.bytes(), into);
        return fault;
    }
}
