package org.dutywatch.ingest.formats.fortinet.domain;

import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.EpochText;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.formats.domain.ZoneTimes;
import org.dutywatch.ingest.grammars.domain.KeyValueGrammar;
import org.dutywatch.ingest.reading.domain.Bytes;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * FortiGate's and FortiProxy's logs as {@code key=value} or {@code key="value"}. A record of the web filter is one request
 * without a duration, so an access is a point in time. Records of traffic name no host; they, and all others, are no request.
 */
public final class FortinetFormat extends RecordFormat {
    public static final SupportedFormat FORTINET = SupportedFormat.inZone(
            "fortinet",
            "FortiGate and FortiProxy, log format default (key=\"value\"): records of type utm, subtype webfilter. It has no"
                    + " duration, so an access is a point in time. Allowed requests are only logged if the web filter"
                    + " profile monitors them.",
            "date=2026-11-03 time=09:42:11 devname=\"fw1\" devid=\"FG100F0000000001\" eventtime=1793718131000000000"
                    + " tz=\"-0600\" logid=\"0317013312\" type=\"utm\" subtype=\"webfilter\" eventtype=\"ftgd_allow\""
                    + " level=\"notice\" vd=\"root\" sessionid=48211 user=\"sreyes\" srcip=10.20.1.23 srcport=51514"
                    + " dstip=157.240.2.35 dstport=443 proto=6 service=\"HTTPS\" hostname=\"www.facebook.com\""
                    + " action=\"passthrough\" reqtype=\"direct\" url=\"https://www.facebook.com/home.php\" sentbyte=1820"
                    + " rcvdbyte=48211 direction=\"outgoing\" catdesc=\"Social Networking\"",
            FortinetFormat::new);

    private static final int DATE = 0;
    private static final int TIME = 1;
    private static final int TZ = 2;
    private static final int EVENT_TIME = 3;
    private static final int DEVICE = 4;
    private static final int TYPE = 5;
    private static final int SUBTYPE = 6;
    private static final int USER = 7;
    private static final int CLIENT = 8;
    private static final int HOST = 9;
    private static final int URL = 10;
    private static final int ACTION = 11;
    private static final int SENT = 12;
    private static final int RECEIVED = 13;
    private static final int METHOD = 14;
    private static final int REFERER = 15;
    private static final int CONTENT_TYPE = 16;
    private static final FieldNames NAMES = FieldNames.of(
            "date",
            "time",
            "tz",
            "eventtime",
            "devid",
            "type",
            "subtype",
            "user",
            "srcip",
            "hostname",
            "url",
            "action",
            "sentbyte",
            "rcvdbyte",
            "httpmethod",
            "referralurl",
            "contenttype");

    private static final byte[] DATE_NAME = {'d', 'a', 't', 'e', '='};
    private static final Malformed NO_DEVICE =
            new Malformed("not_fortinet", "the record has no devid and type, so it is not FortiGate's");
    private static final Malformed NO_TIME =
            new Malformed("time_missing", "the record has neither eventtime nor date and time");

    private final TimeText times;

    private FortinetFormat(FormatOptions options) {
        super("fortinet", KeyValueGrammar.BLANKS, NAMES);
        this.times = new TimeText(new ZoneTimes(options.zone()), null);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return Bytes.startsWith(bytes, from, to, DATE_NAME);
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        if (!values.has(DEVICE) || !values.has(TYPE)) {
            return NO_DEVICE;
        }
        Malformed fault = time(values, into);
        if (fault != null) {
            return fault;
        }
        boolean isRequest = values.is(TYPE, "utm") && values.is(SUBTYPE, "webfilter");
        if (!isRequest) {
            into.outcomeWithoutHost = NO_REQUEST;
            return null;
        }
        RequestFields.client(values, CLIENT, into);
        RequestFields.user(values, USER, into);
        RequestFields.method(values, METHOD, into);
        RequestFields.contentType(values, CONTENT_TYPE, into);
        RequestFields.referer(values, REFERER, into);
        RequestFields.url(values, URL, into);
        RequestFields.host(values, HOST, into);
        into.nonAccess = nonAccess(values);
        fault = RequestFields.bytesUp(values, SENT, into);
        return fault != null ? fault : RequestFields.bytesDown(values, RECEIVED, into);
    }

    /** A page that warns is {@code blocked}; if the user proceeds, the next record is {@code passthrough}. */
    private static @Nullable Denied nonAccess(FieldValues values) {
        if (values.isOneOf(ACTION, "passthrough", "exempt")) {
            return null;
        }
        return values.is(ACTION, "blocked") ? Denied.byPolicy("denied") : Denied.failed("unknown_action");
    }

    /** Versions before 6.2 write seconds, later ones nanoseconds. */
    private @Nullable Malformed time(FieldValues values, ScannedLine into) {
        if (values.has(EVENT_TIME)) {
            into.endMillis = EpochText.millis(values.bytes(), values.from(EVENT_TIME), values.to(EVENT_TIME));
        } else if (values.has(DATE) && values.has(TIME)) {
            into.endMillis = times.millis(values, DATE, TIME, TZ);
        } else {
            return NO_TIME;
        }
        return TimeText.fault(into.endMillis);
    }
}
