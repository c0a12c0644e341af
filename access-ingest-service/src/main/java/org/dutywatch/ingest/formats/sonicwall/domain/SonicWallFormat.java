package org.dutywatch.ingest.formats.sonicwall.domain;

import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
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
 * SonicWall's syslog as {@code key=value}. Message 97 is one visited site without a duration, so an access is a point in time;
 * message 14 is a denied one. All others, those of closed connections among them, are no request.
 */
public final class SonicWallFormat extends RecordFormat {
    public static final SupportedFormat SONICWALL = SupportedFormat.inZone(
            "sonicwall",
            "SonicWall's syslog in its default or enhanced format: messages 97 (web site hit) and 14 (web site"
                    + " denied). They have no duration, so an access is a point in time.",
            "id=firewall sn=C0EAE4000001 time=\"2026-11-03 09:42:11\" fw=203.0.113.1 pri=6 c=1024 m=97 msg=\"Web site"
                    + " hit\" n=1 usr=\"sreyes\" src=10.20.1.23:51514:X0 dst=157.240.2.35:443:X1 proto=tcp/https op=GET"
                    + " sent=1820 rcvd=48211 result=200 dstname=www.facebook.com arg=/home.php code=64 Category=\"Social"
                    + " Networking\"",
            SonicWallFormat::new);

    private static final int SERIAL = 0;
    private static final int TIME = 1;
    private static final int MESSAGE = 2;
    private static final int USR = 3;
    private static final int USER = 4;
    private static final int CLIENT = 5;
    private static final int METHOD = 6;
    private static final int SENT = 7;
    private static final int RECEIVED = 8;
    private static final int STATUS = 9;
    private static final int HOST = 10;
    private static final int PATH = 11;
    private static final int REFERER = 12;
    private static final int AGENT = 13;
    private static final int NOTE = 14;
    private static final FieldNames NAMES = FieldNames.of(
            "sn", "time", "m", "usr", "user", "src", "op", "sent", "rcvd", "result", "dstname", "arg", "referer",
            "agent", "note");

    /** In which clients write. */
    private static final int[] TEXTS = {HOST, PATH, REFERER, AGENT, NOTE};

    private static final byte[] START = {'i', 'd', '='};
    private static final Malformed NOT_SONICWALL =
            new Malformed("not_sonicwall", "the record has no sn, no time or no number m, so it is not SonicWall's");
    private static final Malformed CUT = new Malformed(
            "fields_missing", "the record of a web site has no src, dstname or arg: it may have been cut");

    private final TimeText times;

    private SonicWallFormat(FormatOptions options) {
        super("sonicwall", KeyValueGrammar.BLANKS, NAMES);
        this.times = new TimeText(new ZoneTimes(options.zone()), null);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return Bytes.startsWith(bytes, from, to, START);
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        if (!values.has(SERIAL) || !values.has(TIME) || values.number(MESSAGE) < 0) {
            return NOT_SONICWALL;
        }
        into.endMillis = times.millis(values.bytes(), values.from(TIME), values.to(TIME));
        Malformed fault = TimeText.fault(into.endMillis);
        boolean denied = values.is(MESSAGE, "14");
        if (fault != null || !denied && !values.is(MESSAGE, "97")) {
            into.outcomeWithoutHost = NO_REQUEST;
            return fault;
        }
        int user = values.has(USR) ? USR : USER;
        fault = RequestFields.checkPerson(values, user, CLIENT, TEXTS);
        if (fault != null) {
            return fault;
        }
        if (!values.has(CLIENT) || !values.has(HOST) || !values.has(PATH)) {
            return CUT;
        }
        RequestFields.client(values, CLIENT, into);
        if (!values.startsWith(user, "unknown")) {
            RequestFields.user(values, user, into);
        }
        if (values.number(METHOD) < 0) {
            RequestFields.method(values, METHOD, into);
        }
        RequestFields.host(values, HOST, into);
        RequestFields.path(values, PATH, into);
        RequestFields.referer(values, REFERER, into);
        into.nonAccess = denied ? Denied.byPolicy("denied") : null;
        return RequestFields.answer(values, STATUS, SENT, RECEIVED, into);
    }
}
