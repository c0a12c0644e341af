package org.dutywatch.ingest.formats.juniper.domain;

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
 * The logs of Juniper SRX. A record of the web filter is one request without a duration, so an access is a point in time.
 * All others, those of sessions among them, name no host: they are no request.
 */
public final class JuniperFormat extends RecordFormat {
    public static final SupportedFormat JUNIPER_SRX = SupportedFormat.inZone(
            "juniper-srx",
            "Juniper SRX, structured data: WEBFILTER_URL_PERMITTED and WEBFILTER_URL_BLOCKED. They have no duration,"
                    + " so an access is a point in time. The time is that of the syslog header.",
            "<14>1 2026-11-03T09:42:11.000-06:00 srx1 RT_UTM - WEBFILTER_URL_PERMITTED [junos@2636.1.1.1.2.129"
                    + " source-zone=\"trust\" destination-zone=\"untrust\" source-address=\"10.20.1.23\""
                    + " source-port=\"51514\" destination-address=\"157.240.2.35\" destination-port=\"443\""
                    + " session-id=\"48211\" category=\"Enhanced_Social_Web_Facebook\" reason=\"BY_PRE_DEFINED\""
                    + " profile=\"WCF1\" url=\"www.facebook.com\" obj=\"/home.php\" username=\"sreyes\" roles=\"N/A\"]",
            JuniperFormat::new);

    private static final Malformed NO_TIME =
            new Malformed("time_missing", "no header with a time is before the record");
    private static final Malformed CUT = new Malformed(
            "fields_missing",
            "the record of a URL has no source-address, url, obj, username or roles: it may have been cut, or Junos is"
                    + " too old");

    private final TimeText times;

    private JuniperFormat(FormatOptions options) {
        super("juniper-srx", new JuniperGrammar(), JuniperGrammar.NAMES);
        this.times = new TimeText(new ZoneTimes(options.zone()), null);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return JuniperGrammar.startsAt(bytes, from, to);
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        if (into.stampFrom == into.stampTo) {
            return NO_TIME;
        }
        into.endMillis = times.headerMillis(line, into);
        Malformed fault = TimeText.fault(into.endMillis);
        boolean permitted = values.startsWith(JuniperGrammar.EVENT, "webfilter_url_permitted");
        boolean blocked = values.startsWith(JuniperGrammar.EVENT, "webfilter_url_blocked");
        if (fault != null || !permitted && !blocked) {
            into.outcomeWithoutHost = NO_REQUEST;
            return fault;
        }
        boolean complete = values.has(JuniperGrammar.CLIENT)
                && values.has(JuniperGrammar.HOST)
                && values.isPresent(JuniperGrammar.PATH)
                && values.isPresent(JuniperGrammar.USER)
                && values.isPresent(JuniperGrammar.ROLES);
        if (!complete) {
            return CUT;
        }
        RequestFields.client(values, JuniperGrammar.CLIENT, into);
        RequestFields.user(values, JuniperGrammar.USER, into, "n/a", "unknown");
        RequestFields.host(values, JuniperGrammar.HOST, into);
        RequestFields.path(values, JuniperGrammar.PATH, into);
        into.nonAccess = blocked ? Denied.byPolicy("denied") : null;
        return null;
    }
}
