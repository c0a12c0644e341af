package org.dutywatch.ingest.formats.zscaler.domain;

import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.formats.domain.ZoneTimes;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * The web log of Zscaler Internet Access, as its streaming service (NSS) writes it with the template in
 * {@code deploy/docs/ingest/zscaler.md}: named values with tabs between them, or JSON. Zscaler writes values without escapes
 * unless the feed says otherwise, so user, client and action must be before the texts of clients. A record has no duration of the
 * page, so an access is a point in time.
 */
public final class ZscalerFormat extends RecordFormat {
    public static final SupportedFormat ZSCALER = SupportedFormat.inZone(
            "zscaler",
            "Zscaler Internet Access, NSS web feed as named values with tabs or as JSON, with user, ClientIP and action before"
                    + " the URL. An access is a point in time.",
            "2026-11-03 09:42:11\tvendor=Zscaler\tproduct=NSS\tuser=sreyes\tClientIP=10.20.1.23\taction=Allowed"
                    + "\treason=Allowed\tprotocol=HTTPS\trequestmethod=GET\tstatus=200\trequestsize=1820"
                    + "\tresponsesize=48211\turl=www.facebook.com/home.php\trefererURL=None\tuseragent=Mozilla/5.0 (X11)"
                    + "\turlcategory=Social Networking",
            ZscalerFormat::new);

    private static final FieldNames NAMES = ZscalerGrammar.NAMES;
    private static final int[] PERSON_AND_ACTION = {
        ZscalerGrammar.USER, ZscalerGrammar.CLIENT, ZscalerGrammar.ACTION, ZscalerGrammar.TIME
    };

    /** In which clients write. */
    private static final int[] TEXTS = {
        ZscalerGrammar.URL, ZscalerGrammar.METHOD, ZscalerGrammar.REFERER, ZscalerGrammar.AGENT, ZscalerGrammar.HOST
    };

    /** In which clients write what they like; a method is one word. */
    private static final int[] FREE_TEXTS = {ZscalerGrammar.URL, ZscalerGrammar.REFERER, ZscalerGrammar.AGENT};

    /** They decide whether a record is an access, so no client may write them. */
    private static final int[] KIND = {ZscalerGrammar.RECORD_TYPE, ZscalerGrammar.STATUS};

    private static final Malformed NOT_ZSCALER = new Malformed(
            "not_zscaler", "the record has no vendor=Zscaler, no time and no product, so it is not Zscaler's web log");
    private static final Malformed CUT = new Malformed(
            "fields_missing",
            "the record has no user, ClientIP, action or url: it may have been cut, or the feed lacks one");

    private final TimeText times;

    private ZscalerFormat(FormatOptions options) {
        super("zscaler", new ZscalerGrammar(), NAMES);
        this.times = new TimeText(new ZoneTimes(options.zone()), null);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return ZscalerGrammar.startsAt(bytes, from, to);
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        if (!values.is(ZscalerGrammar.VENDOR, "zscaler") || !values.has(ZscalerGrammar.TIME)) {
            return NOT_ZSCALER;
        }
        into.endMillis = times.epochOrTextMillis(values, ZscalerGrammar.TIME);
        Malformed fault = TimeText.fault(into.endMillis);
        fault = fault != null ? fault : RequestFields.checkOrder(values, KIND, FREE_TEXTS);
        if (fault != null || values.has(ZscalerGrammar.RECORD_TYPE)) {
            into.outcomeWithoutHost = NO_REQUEST;
            return fault;
        }
        boolean complete = values.isPresent(ZscalerGrammar.USER)
                && values.has(ZscalerGrammar.CLIENT)
                && values.has(ZscalerGrammar.ACTION)
                && values.has(ZscalerGrammar.URL)
                && values.last() != ZscalerGrammar.URL;
        if (!complete) {
            return CUT;
        }
        fault = RequestFields.checkOrder(values, PERSON_AND_ACTION, TEXTS);
        return fault != null ? fault : request(values, into);
    }

    private static @Nullable Malformed request(FieldValues values, ScannedLine into) {
        RequestFields.client(values, ZscalerGrammar.CLIENT, into);
        RequestFields.user(values, ZscalerGrammar.USER, into, "none", "na", "n/a", "unknown");
        if (!values.isOneOf(ZscalerGrammar.METHOD, "na", "none")) {
            RequestFields.method(values, ZscalerGrammar.METHOD, into);
        } else {
            into.kind = AccessKind.TUNNEL;
        }
        RequestFields.url(values, ZscalerGrammar.URL, into);
        if (!values.is(ZscalerGrammar.REFERER, "none")) {
            RequestFields.referer(values, ZscalerGrammar.REFERER, into);
        }
        Malformed fault = values.isOneOf(ZscalerGrammar.STATUS, "na", "none")
                ? null
                : RequestFields.status(values, ZscalerGrammar.STATUS, into);
        fault = fault != null ? fault : RequestFields.bytesUp(values, ZscalerGrammar.SENT, into);
        fault = fault != null ? fault : RequestFields.bytesDown(values, ZscalerGrammar.RECEIVED, into);
        into.nonAccess = nonAccess(values, into);
        return fault;
    }

    /** A page that cautions is {@code Blocked} or {@code Cautioned}; what the user goes on to is {@code Allowed}. */
    private static @Nullable Denied nonAccess(FieldValues values, ScannedLine into) {
        if (values.startsWith(ZscalerGrammar.ACTION, "block")) {
            return Denied.byPolicy("denied");
        }
        if (values.startsWith(ZscalerGrammar.ACTION, "caution")) {
            return Denied.failed("warned");
        }
        if (!values.startsWith(ZscalerGrammar.ACTION, "allow")) {
            return Denied.failed("unknown_action");
        }
        if (into.status == 407 || into.status == 401) {
            return Denied.failed("auth_required");
        }
        return into.status >= 500 ? Denied.failed("failed") : null;
    }
}
