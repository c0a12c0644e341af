package org.dutywatch.ingest.formats.sophos.domain;

import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.EpochText;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.grammars.domain.KeyValueGrammar;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * The log of Sophos Web Appliance as {@code key=value}. Whether its time is that of the start or of the end is not documented,
 * so an access is a point in time.
 */
public final class SophosApplianceFormat extends RecordFormat {
    private static final int CLIENT = 0;
    private static final int USER = 1;
    private static final int STATUS = 2;
    private static final int TIME = 3;
    private static final int ACTION = 4;
    private static final int CONTENT_TYPE = 5;
    private static final int IN = 6;
    private static final int OUT = 7;
    private static final int REFERER = 8;
    private static final int AGENT = 9;
    private static final int REQUEST = 10;
    private static final int DOMAIN = 11;
    private static final int CATEGORY = 12;
    private static final FieldNames NAMES = FieldNames.inExactCase(
            "h", "u", "s", "t", "act", "type", "in", "out", "ref", "ua", "req", "dom", "labs_cat");

    /** In which clients write. */
    private static final int[] TEXTS = {CONTENT_TYPE, REFERER, AGENT, REQUEST, DOMAIN};

    private static final int LOGIN_REQUIRED = 407;
    private static final Malformed NOT_SOPHOS = new Malformed(
            "not_sophos",
            "the record lacks h, t, act, req or labs_cat, so it is not Sophos Web Appliance's or has been cut");

    public static final SupportedFormat SOPHOS_WEB_APPLIANCE = SupportedFormat.of(
            new SophosApplianceFormat(),
            "Sophos Web Appliance: one record for each request. An access is a point in time.",
            "h=10.20.1.23 u=\"RIDGEMONT\\\\sreyes\" s=200 X=- t=1793720531 T=284453 Ts=0 act=1 cat=\"0x220000002a\""
                    + " app=\"-\" rsn=- threat=\"-\" type=\"text/html\" in=1820 out=48211 meth=GET ref=\"-\""
                    + " ua=\"Mozilla/5.0\" req=\"GET https://www.facebook.com/home.php HTTP/1.1\" dom=\"facebook.com\""
                    + " labs_cat=\"0x2f0000002a\"");

    private SophosApplianceFormat() {
        super("sophos-web-appliance", KeyValueGrammar.BLANKS, NAMES);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return from + 2 < to && bytes[from] == 'h' && bytes[from + 1] == '=';
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        boolean complete = values.has(CLIENT)
                && values.has(TIME)
                && values.has(ACTION)
                && values.isPresent(REQUEST)
                && values.isPresent(CATEGORY);
        if (!complete) {
            return NOT_SOPHOS;
        }
        into.endMillis = EpochText.millis(values.bytes(), values.from(TIME), values.to(TIME));
        Malformed fault = TimeText.fault(into.endMillis);
        fault = fault != null ? fault : RequestFields.checkPerson(values, USER, CLIENT, TEXTS);
        if (fault != null) {
            return fault;
        }
        RequestFields.client(values, CLIENT, into);
        RequestFields.user(values, USER, into);
        RequestFields.referer(values, REFERER, into);
        RequestFields.contentType(values, CONTENT_TYPE, into);
        fault = RequestFields.requestLine(values, REQUEST, into);
        fault = fault != null ? fault : RequestFields.answer(values, STATUS, IN, OUT, into);
        into.nonAccess = nonAccess(values, into.status);
        return fault;
    }

    private static @Nullable Denied nonAccess(FieldValues values, int status) {
        if (status == LOGIN_REQUIRED) {
            return Denied.failed("auth_required");
        }
        return values.is(ACTION, "1") ? null : Denied.failed("unknown_action");
    }
}
