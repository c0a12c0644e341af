package org.dutywatch.ingest.formats.fortinet.domain;

import java.nio.charset.StandardCharsets;
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
 * without a duration, so an access is a point in time; so is one of FortiClient. Records of traffic, interim ones among
 * them, name no host; they, and all others, are no request.
 */
public final class FortinetFormat extends RecordFormat {
    public static final SupportedFormat FORTINET = SupportedFormat.inZone(
            "fortinet",
            "FortiGate, FortiProxy and FortiClient, log format default (key=\"value\"): records of the web filter. It"
                    + " has no duration, so an access is a point in time. Allowed requests are only logged if the web"
                    + " filter profile monitors them.",
            "date=2026-11-03 time=09:42:11 devname=\"fw1\" devid=\"FG100F0000000001\" eventtime=1793720531000000000"
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
    private static final int EVENT_TYPE = 7;
    private static final int USER = 8;
    private static final int CLIENT = 9;
    private static final int HOST = 10;
    private static final int REMOTE_NAME = 11;
    private static final int URL = 12;
    private static final int ACTION = 13;
    private static final int UTM_ACTION = 14;
    private static final int UTM_EVENT = 15;
    private static final int SENT = 16;
    private static final int RECEIVED = 17;
    private static final int METHOD = 18;
    private static final int REFERER = 19;
    private static final int CONTENT_TYPE = 20;
    private static final int AGENT = 21;
    private static final int MESSAGE = 22;
    private static final FieldNames NAMES = FieldNames.of(
            "date",
            "time",
            "tz",
            "eventtime",
            "devid",
            "type",
            "subtype",
            "eventtype",
            "user",
            "srcip",
            "hostname",
            "remotename",
            "url",
            "action",
            "utmaction",
            "utmevent",
            "sentbyte",
            "rcvdbyte",
            "httpmethod",
            "referralurl",
            "contenttype",
            "agent",
            "msg");

    /** In which clients write. */
    private static final int[] TEXTS = {HOST, URL, REFERER, AGENT, MESSAGE, METHOD, CONTENT_TYPE};

    /** In a record of FortiClient, hostname is the computer itself. */
    private static final int[] FORTI_CLIENT_TEXTS = {REMOTE_NAME, URL, REFERER, AGENT, MESSAGE};

    private static final byte[][] FIRST_FIELDS = {
        ascii("date="), ascii("time="), ascii("eventtime="), ascii("itime="), ascii("logver="), ascii("devname=")
    };
    private static final Malformed NO_DEVICE =
            new Malformed("not_fortinet", "the record has no devid of Fortinet and no type, so it is not FortiGate's");
    private static final Malformed NO_TIME = new Malformed(
            "time_missing", "neither the record has eventtime, or date and time, nor its header has a time");
    private static final Malformed NO_ACTION =
            new Malformed("action_missing", "the record of the web filter has no action: it may have been cut");

    private final TimeText times;

    private FortinetFormat(FormatOptions options) {
        super("fortinet", KeyValueGrammar.BLANKS, NAMES);
        this.times = new TimeText(new ZoneTimes(options.zone()), null);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        for (byte[] first : FIRST_FIELDS) {
            if (Bytes.startsWith(bytes, from, to, first)) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        if (!values.startsWith(DEVICE, "f") || !values.has(TYPE)) {
            return NO_DEVICE;
        }
        Malformed fault = time(values, line, into);
        if (fault != null) {
            return fault;
        }
        boolean ofClient = values.has(REMOTE_NAME) && values.is(UTM_EVENT, "webfilter");
        boolean ofGate = values.is(TYPE, "utm")
                && values.is(SUBTYPE, "webfilter")
                && !values.is(EVENT_TYPE, "ftgd_quota_counting");
        if (!ofClient && !ofGate) {
            into.outcomeWithoutHost = NO_REQUEST;
            return null;
        }
        return request(values, ofClient ? REMOTE_NAME : HOST, ofClient ? UTM_ACTION : ACTION, into);
    }

    private static @Nullable Malformed request(FieldValues values, int host, int action, ScannedLine into) {
        int[] texts = host == REMOTE_NAME ? FORTI_CLIENT_TEXTS : TEXTS;
        Malformed fault = RequestFields.checkPerson(values, USER, CLIENT, texts);
        if (fault != null) {
            return fault;
        }
        if (!values.has(action)) {
            return NO_ACTION;
        }
        fields(values, host, into);
        into.nonAccess = nonAccess(values, action);
        return bytes(values, into);
    }

    private static void fields(FieldValues values, int host, ScannedLine into) {
        RequestFields.client(values, CLIENT, into);
        RequestFields.user(values, USER, into, "n/a");
        RequestFields.method(values, METHOD, into);
        RequestFields.contentType(values, CONTENT_TYPE, into);
        RequestFields.referer(values, REFERER, into);
        RequestFields.url(values, URL, into);
        RequestFields.host(values, host, into);
    }

    private static @Nullable Malformed bytes(FieldValues values, ScannedLine into) {
        Malformed fault = RequestFields.bytesUp(values, SENT, into);
        return fault != null ? fault : RequestFields.bytesDown(values, RECEIVED, into);
    }

    /** A page that warns is {@code blocked}; if the user proceeds, the next record is {@code passthrough}. */
    private static @Nullable Denied nonAccess(FieldValues values, int action) {
        if (values.isOneOf(action, "passthrough", "exempt", "monitored")) {
            return null;
        }
        return values.is(action, "blocked") ? Denied.byPolicy("denied") : Denied.failed("unknown_action");
    }

    /** Versions before 6.2 write seconds, later ones nanoseconds. */
    private @Nullable Malformed time(FieldValues values, byte[] line, ScannedLine into) {
        if (values.has(EVENT_TIME)) {
            into.endMillis = EpochText.millis(values.bytes(), values.from(EVENT_TIME), values.to(EVENT_TIME));
        } else if (values.has(DATE) && values.has(TIME)) {
            into.endMillis = times.millis(values, DATE, TIME, TZ);
        } else {
            into.endMillis = times.headerMillis(line, into);
            return into.stampFrom == into.stampTo ? NO_TIME : TimeText.fault(into.endMillis);
        }
        return TimeText.fault(into.endMillis);
    }
}
