package org.dutywatch.ingest.formats.stormshield.domain;

import java.nio.charset.StandardCharsets;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.formats.domain.ZoneTimes;
import org.dutywatch.ingest.grammars.domain.KeyValueGrammar;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.Bytes;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * Stormshield's syslog as {@code key=value}. A record of the HTTP proxy or plugin is one request, one of the SSL proxy is one
 * connection of which the host alone is known; both are written at the end, with their duration. All others are no request.
 */
public final class StormshieldFormat extends RecordFormat {
    public static final SupportedFormat STORMSHIELD = SupportedFormat.inZone(
            "stormshield",
            "Stormshield Network Security, legacy syslog: logs web (l_web), plugin (l_plugin, HTTP) and ssl (l_ssl),"
                    + " written at the end with their duration.",
            "id=firewall time=\"2026-11-03 09:42:11\" fw=\"SN310A17B0000A7\" tz=-0600 startime=\"2026-11-03 09:42:10\""
                    + " pri=5 confid=01 slotlevel=2 ruleid=7 ipproto=tcp proto=http user=\"sreyes\" domain=\"ridgemont\""
                    + " src=10.20.1.23 srcport=51514 dst=157.240.2.35 dstport=80 dstportname=http dstname=www.facebook.com"
                    + " ipv=4 sent=1820 rcvd=48211 duration=0.41 action=pass op=GET result=200 arg=\"/home.php\""
                    + " cat_site=\"social\" logtype=\"web\"",
            StormshieldFormat::new);

    private static final int TIME = 0;
    private static final int FIREWALL = 1;
    private static final int ZONE = 2;
    private static final int START = 3;
    private static final int PROTOCOL = 4;
    private static final int USER = 5;
    private static final int CLIENT = 6;
    private static final int HOST = 7;
    private static final int SENT = 8;
    private static final int RECEIVED = 9;
    private static final int DURATION = 10;
    private static final int ACTION = 11;
    private static final int METHOD = 12;
    private static final int STATUS = 13;
    private static final int PATH = 14;
    private static final int MESSAGE = 15;
    private static final int LOG = 16;
    private static final FieldNames NAMES = FieldNames.of(
            "time",
            "fw",
            "tz",
            "startime",
            "proto",
            "user",
            "src",
            "dstname",
            "sent",
            "rcvd",
            "duration",
            "action",
            "op",
            "result",
            "arg",
            "msg",
            "logtype");

    /** In which clients write. */
    private static final int[] TEXTS = {HOST, PATH, MESSAGE};

    private static final byte[][] FIRST_FIELDS = {ascii("id=firewall "), ascii("time=")};
    private static final Malformed NOT_STORMSHIELD = new Malformed(
            "not_stormshield", "the record has no fw, startime or logtype, so it is not Stormshield's or has been cut");
    private static final Malformed CUT =
            new Malformed("fields_missing", "the record of a request has no action or dstname: it may have been cut");

    private final TimeText times;

    private StormshieldFormat(FormatOptions options) {
        super("stormshield", KeyValueGrammar.BLANKS_IN_VALUES, NAMES);
        this.times = new TimeText(new ZoneTimes(options.zone()), null);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return Bytes.startsWith(bytes, from, to, FIRST_FIELDS[0]) || Bytes.startsWith(bytes, from, to, FIRST_FIELDS[1]);
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        if (!values.has(FIREWALL) || !values.isPresent(START) || !values.has(LOG)) {
            return NOT_STORMSHIELD;
        }
        into.endMillis = times.millis(values, TIME, ZONE, FieldNames.UNKNOWN);
        Malformed fault = TimeText.fault(into.endMillis);
        boolean ssl = values.is(LOG, "ssl");
        boolean request = ssl || values.is(LOG, "web") || values.is(LOG, "plugin") && values.is(PROTOCOL, "http");
        if (fault != null || !request) {
            into.outcomeWithoutHost = NO_REQUEST;
            return fault;
        }
        fault = RequestFields.checkPerson(values, USER, CLIENT, TEXTS);
        if (fault != null) {
            return fault;
        }
        if (!values.has(ACTION) || !values.has(HOST)) {
            return CUT;
        }
        RequestFields.client(values, CLIENT, into);
        RequestFields.user(values, USER, into);
        RequestFields.method(values, METHOD, into);
        RequestFields.host(values, HOST, into);
        RequestFields.path(values, PATH, into);
        if (ssl) {
            into.kind = AccessKind.TUNNEL;
        }
        if (values.has(DURATION)) {
            RequestFields.elapsed(RequestFields.secondsAsMillis(values, DURATION), into);
        }
        into.nonAccess = nonAccess(values);
        return RequestFields.answer(values, STATUS, SENT, RECEIVED, into);
    }

    private static @Nullable Denied nonAccess(FieldValues values) {
        if (values.is(ACTION, "pass")) {
            return null;
        }
        return values.is(ACTION, "block") ? Denied.byPolicy("denied") : Denied.failed("unknown_action");
    }
}
