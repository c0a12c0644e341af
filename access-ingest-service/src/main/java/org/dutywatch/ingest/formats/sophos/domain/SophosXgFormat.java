package org.dutywatch.ingest.formats.sophos.domain;

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
 * The logs of Sophos Firewall (XG, SFOS) as {@code key="value"}. A record of content filtering for HTTP is one request without a
 * duration, so an access is a point in time. All others, those of the firewall among them, are no request.
 */
public final class SophosXgFormat extends RecordFormat {
    public static final SupportedFormat SOPHOS_XG = SupportedFormat.inZone(
            "sophos-xg",
            "Sophos Firewall (XG, SFOS), device standard format or central reporting format: records of content"
                    + " filtering for HTTP. They have no duration, so an access is a point in time.",
            "device=\"SFW\" date=2026-11-03 time=09:42:11 timezone=\"CST\" device_name=\"XG430\""
                    + " device_id=C42000000000001 log_id=050901616001 log_type=\"Content Filtering\""
                    + " log_component=\"HTTP\" log_subtype=\"Allowed\" priority=Information fw_rule_id=2"
                    + " user_name=\"sreyes\" user_gp=\"Patrol\" iap=13 category=\"Social Networking\""
                    + " url=\"https://www.facebook.com/home.php\" contenttype=\"text/html\" src_ip=10.20.1.23"
                    + " dst_ip=157.240.2.35 protocol=\"TCP\" src_port=51514 dst_port=443 sent_bytes=1820 recv_bytes=48211"
                    + " domain=www.facebook.com exceptions= status_code=\"200\"",
            SophosXgFormat::new);

    private static final int DEVICE = 0;
    private static final int DEVICE_NAME = 1;
    private static final int DATE = 2;
    private static final int TIME = 3;
    private static final int ZONE = 4;
    private static final int STAMP = 5;
    private static final int TYPE = 6;
    private static final int COMPONENT = 7;
    private static final int SUBTYPE = 8;
    private static final int USER = 9;
    private static final int URL = 10;
    private static final int OLD_CONTENT_TYPE = 11;
    private static final int CONTENT_TYPE = 12;
    private static final int CLIENT = 13;
    private static final int OLD_SENT = 14;
    private static final int SENT = 15;
    private static final int OLD_RECEIVED = 16;
    private static final int RECEIVED = 17;
    private static final int HOST = 18;
    private static final int OLD_AGENT = 19;
    private static final int AGENT = 20;
    private static final int OLD_STATUS = 21;
    private static final int STATUS = 22;
    private static final int REFERER = 23;
    private static final FieldNames NAMES = FieldNames.of(
            "device",
            "device_name",
            "date",
            "time",
            "timezone",
            "timestamp",
            "log_type",
            "log_component",
            "log_subtype",
            "user_name",
            "url",
            "contenttype",
            "content_type",
            "src_ip",
            "sent_bytes",
            "bytes_sent",
            "recv_bytes",
            "bytes_received",
            "domain",
            "user_agent",
            "http_user_agent",
            "status_code",
            "http_status",
            "referer");

    /** In which clients write. The address of the client is behind the URL, so it is not read. */
    private static final int[] TEXTS = {URL, HOST, OLD_AGENT, AGENT, REFERER, OLD_CONTENT_TYPE, CONTENT_TYPE};

    private static final byte[] DEVICE_START = {'d', 'e', 'v', 'i', 'c', 'e'};
    private static final Malformed NOT_SOPHOS = new Malformed(
            "not_sophos", "the record has neither device=\"SFW\" nor device_name=\"SFW\", or no log_type");
    private static final Malformed NO_CLIENT =
            new Malformed("source_missing", "the record has no src_ip or no domain: it may have been cut");

    private final TimeText times;

    private SophosXgFormat(FormatOptions options) {
        super("sophos-xg", KeyValueGrammar.BLANKS_IN_VALUES, NAMES);
        this.times = new TimeText(new ZoneTimes(options.zone()), null);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return Bytes.startsWith(bytes, from, to, DEVICE_START);
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        if (!values.is(DEVICE, "sfw") && !values.is(DEVICE_NAME, "sfw") || !values.has(TYPE)) {
            return NOT_SOPHOS;
        }
        into.endMillis = millis(values);
        Malformed fault = TimeText.fault(into.endMillis);
        boolean request = values.is(TYPE, "content filtering") && values.isOneOf(COMPONENT, "http", "https");
        if (fault != null || !request) {
            into.outcomeWithoutHost = NO_REQUEST;
            return fault;
        }
        fault = RequestFields.checkOrder(values, USER, TEXTS);
        if (fault != null) {
            return fault;
        }
        if (!values.has(CLIENT) || !values.has(HOST)) {
            return NO_CLIENT;
        }
        RequestFields.user(values, USER, into);
        RequestFields.url(values, URL, into);
        if (!into.hasHost()) {
            RequestFields.host(values, HOST, into);
        }
        RequestFields.contentType(values, values.has(CONTENT_TYPE) ? CONTENT_TYPE : OLD_CONTENT_TYPE, into);
        RequestFields.referer(values, REFERER, into);
        into.nonAccess = nonAccess(values);
        return RequestFields.answer(
                values,
                values.has(STATUS) ? STATUS : OLD_STATUS,
                values.has(SENT) ? SENT : OLD_SENT,
                values.has(RECEIVED) ? RECEIVED : OLD_RECEIVED,
                into);
    }

    /** After a warning, what the user proceeds to is logged as allowed. */
    private static @Nullable Denied nonAccess(FieldValues values) {
        if (values.is(SUBTYPE, "allowed")) {
            return null;
        }
        if (values.is(SUBTYPE, "denied")) {
            return Denied.byPolicy("denied");
        }
        return Denied.failed(values.is(SUBTYPE, "warned") ? "warned" : "unknown_action");
    }

    /** The names of zones such as CST mean several, so they do not count, except UTC and GMT. */
    private long millis(FieldValues values) {
        if (values.has(STAMP)) {
            return times.millis(values.bytes(), values.from(STAMP), values.to(STAMP));
        }
        boolean offset =
                values.isOneOf(ZONE, "utc", "gmt") || values.startsWith(ZONE, "+") || values.startsWith(ZONE, "-");
        return times.millis(values, DATE, TIME, offset ? ZONE : FieldNames.UNKNOWN);
    }
}
