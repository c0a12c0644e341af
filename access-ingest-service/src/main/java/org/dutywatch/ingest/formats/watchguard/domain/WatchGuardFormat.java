package org.dutywatch.ingest.formats.watchguard.domain;

import java.nio.charset.StandardCharsets;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.formats.domain.ZoneTimes;
import org.dutywatch.ingest.grammars.domain.LeefGrammar;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.Bytes;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * WatchGuard Firebox's syslog in the format IBM LEEF. A record of the HTTP proxy is one request, one of the HTTPS proxy without
 * inspection is one connection of which the name of the server alone is known; both are written at the end. Records of packets
 * and of all else are no request.
 */
public final class WatchGuardFormat extends RecordFormat {
    public static final SupportedFormat WATCHGUARD = SupportedFormat.inZone(
            "watchguard",
            "WatchGuard Firebox, syslog in the format IBM LEEF: requests of the HTTP proxy and connections of the HTTPS proxy,"
                    + " written at the end with their duration.",
            "LEEF:1.0|WatchGuard|XTM|12.10.3.B694994|1AFF0024|devTime=Nov 03 2026 09:42:11\tserial=A01B9999CCC11"
                    + "\tpolicy=HTTP-proxy-00\tdisp=Allow\tin_if=Trusted\tout_if=External\tsrc_user=sreyes"
                    + "\tsrc=10.20.1.23\tsrcPort=51514\tdst=157.240.2.35\tdstPort=80\tproto=tcp"
                    + "\tproxy_act=HTTP-Client.1\top=GET\tdstname=www.facebook.com\targ=/home.php\tsent_bytes=1820"
                    + "\trcvd_bytes=48211\telapsed_time=0.412470 sec(s)\tmsg=HTTP request",
            WatchGuardFormat::new);

    private static final int TIME = 0;
    private static final int DISPOSITION = 1;
    private static final int USER = 2;
    private static final int CLIENT = 3;
    private static final int METHOD = 4;
    private static final int HOST = 5;
    private static final int PATH = 6;
    private static final int SERVER_NAME = 7;
    private static final int SENT = 8;
    private static final int RECEIVED = 9;
    private static final int DURATION = 10;
    private static final int MESSAGE = 11;
    private static final FieldNames NAMES = FieldNames.of(
            "devTime",
            "disp",
            "src_user",
            "src",
            "op",
            "dstname",
            "arg",
            "sni",
            "sent_bytes",
            "rcvd_bytes",
            "elapsed_time",
            "msg");

    private static final int[] PERSON_AND_ACTION = {USER, CLIENT, DISPOSITION, TIME};

    /** In which clients write. */
    private static final int[] TEXTS = {METHOD, HOST, PATH, SERVER_NAME, MESSAGE};

    private static final byte[] START = "LEEF:1.0|WatchGuard|".getBytes(StandardCharsets.US_ASCII);
    private static final Malformed OTHER_VENDOR = new Malformed("other_vendor", "the record is LEEF of another vendor");
    private static final Malformed NO_TIME =
            new Malformed("time_missing", "the record has no devTime, and no header with a time is before it");
    private static final Malformed CUT = new Malformed(
            "fields_missing", "the record of a request has no src, disp, arg or rcvd_bytes: it may have been cut");

    private final TimeText times;

    private WatchGuardFormat(FormatOptions options) {
        super("watchguard", new LeefGrammar(), NAMES);
        this.times = new TimeText(new ZoneTimes(options.zone()), null);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return Bytes.startsWith(bytes, from, to, START);
    }

    @Override
    protected @Nullable Malformed readValues(byte[] bytes, int from, int to, FieldValues values, ScannedLine into) {
        return startsAt(bytes, from, to) ? super.readValues(bytes, from, to, values, into) : OTHER_VENDOR;
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        Malformed fault = time(values, line, into);
        boolean tunnel = values.has(SERVER_NAME) && !values.isPresent(PATH);
        if (fault != null || !tunnel && !values.has(HOST)) {
            into.outcomeWithoutHost = NO_REQUEST;
            return fault;
        }
        fault = RequestFields.checkOrder(values, PERSON_AND_ACTION, TEXTS);
        if (fault != null) {
            return fault;
        }
        boolean complete = values.has(CLIENT)
                && values.has(DISPOSITION)
                && (tunnel || values.has(PATH))
                && values.isPresent(RECEIVED);
        if (!complete) {
            return CUT;
        }
        RequestFields.client(values, CLIENT, into);
        RequestFields.user(values, USER, into);
        RequestFields.method(values, METHOD, into);
        RequestFields.host(values, tunnel ? SERVER_NAME : HOST, into);
        RequestFields.path(values, PATH, into);
        if (tunnel) {
            into.kind = AccessKind.TUNNEL;
        }
        if (values.has(DURATION)) {
            RequestFields.elapsed(RequestFields.secondsAsMillis(values, DURATION), into);
        }
        into.nonAccess = nonAccess(values);
        fault = RequestFields.bytesUp(values, SENT, into);
        return fault != null ? fault : RequestFields.bytesDown(values, RECEIVED, into);
    }

    private static @Nullable Denied nonAccess(FieldValues values) {
        if (values.is(DISPOSITION, "allow")) {
            return null;
        }
        return values.startsWith(DISPOSITION, "deny") || values.startsWith(DISPOSITION, "block")
                ? Denied.byPolicy("denied")
                : Denied.failed("unknown_action");
    }

    private @Nullable Malformed time(FieldValues values, byte[] line, ScannedLine into) {
        if (!values.has(TIME)) {
            into.endMillis = times.headerMillis(line, into);
            return into.stampFrom == into.stampTo ? NO_TIME : TimeText.fault(into.endMillis);
        }
        into.endMillis = times.epochOrTextMillis(values, TIME);
        return TimeText.fault(into.endMillis);
    }
}
