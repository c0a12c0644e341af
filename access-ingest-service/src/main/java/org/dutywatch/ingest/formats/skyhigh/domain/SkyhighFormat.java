package org.dutywatch.ingest.formats.skyhigh.domain;

import java.nio.charset.StandardCharsets;
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
import org.dutywatch.ingest.reading.domain.Words;
import org.jspecify.annotations.Nullable;

/**
 * The access log of Skyhigh (McAfee) Web Gateway as {@code name="value"}, in the two forms that administrators send: with
 * {@code date}, {@code username} and {@code http_request_first_line}, or with {@code status}, {@code srcip} and {@code url}. What
 * the time of the first form means depends on the rule that writes it, so an access is a point in time.
 */
public final class SkyhighFormat extends RecordFormat {
    public static final SupportedFormat SKYHIGH = SupportedFormat.inZone(
            "skyhigh",
            "Skyhigh (McAfee) Web Gateway, name=\"value\" by syslog, with date, username and http_request_first_line"
                    + " or with status, srcip, user and url. An access is a point in time.",
            "date=\"2026-11-03T15:42:11Z\" username=\"sreyes\" source_ip=10.20.1.23"
                    + " destination_host=\"www.facebook.com\" http_status_code=200 http_request_first_line=\"GET"
                    + " https://www.facebook.com/home.php HTTP/1.1\" referer=\"\" user_agent=\"Mozilla/5.0\""
                    + " media_type=\"text/html\" bytes_to_client=48211 url_categories=\"Social Networking\" block_id=0"
                    + " block_reason=\"\"",
            SkyhighFormat::new);

    private static final int DATE = 0;
    private static final int USERNAME = 1;
    private static final int SOURCE = 2;
    private static final int HTTP_STATUS = 3;
    private static final int FIRST_LINE = 4;
    private static final int BLOCK = 5;
    private static final int BLOCK_REASON = 6;
    private static final int MEDIA_TYPE = 7;
    private static final int TO_CLIENT = 8;
    private static final int DESTINATION = 9;
    private static final int STATUS = 10;
    private static final int CLIENT = 11;
    private static final int USER = 12;
    private static final int HOST = 13;
    private static final int METHOD = 14;
    private static final int URL = 15;
    private static final int TYPE = 16;
    private static final int REPUTATION = 17;
    private static final int REFERER = 18;
    private static final int HTTP_REFERER = 19;
    private static final int AGENT = 20;
    private static final int SHORT_AGENT = 21;
    private static final FieldNames NAMES = FieldNames.of(
            "date",
            "username",
            "source_ip",
            "http_status_code",
            "http_request_first_line",
            "block_id",
            "block_reason",
            "media_type",
            "bytes_to_client",
            "destination_host",
            "status",
            "srcip",
            "user",
            "dhost",
            "mtd",
            "url",
            "mt",
            "rep_level",
            "referer",
            "http_referrer",
            "user_agent",
            "ua");

    /** In which clients write. */
    private static final int[] TEXTS = {
        FIRST_LINE, DESTINATION, HOST, METHOD, URL, REFERER, HTTP_REFERER, AGENT, SHORT_AGENT, MEDIA_TYPE, TYPE
    };

    /** The block that asks for a login. */
    private static final String LOGIN_BLOCK = "81";

    private static final int LOGIN_REQUIRED = 407;
    private static final byte[][] FIRST_FIELDS = {
        "date=\"".getBytes(StandardCharsets.US_ASCII), "status=\"".getBytes(StandardCharsets.US_ASCII)
    };
    private static final Malformed NOT_SKYHIGH = new Malformed(
            "not_skyhigh",
            "the record has neither date, http_request_first_line, http_status_code and block_id, nor status, srcip,"
                    + " url and rep_level, so it is not Skyhigh's or has been cut");
    private static final Malformed STATUS_SHAPE =
            new Malformed("status_shape", "the status is not three digits, a slash and the number of the block");
    private static final Malformed NO_TIME =
            new Malformed("time_missing", "the record has no date, and no header with a time is before it");

    private final TimeText times;

    private SkyhighFormat(FormatOptions options) {
        super("skyhigh", KeyValueGrammar.BLANKS, NAMES);
        this.times = new TimeText(new ZoneTimes(options.zone()), null);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return Bytes.startsWith(bytes, from, to, FIRST_FIELDS[0]) || Bytes.startsWith(bytes, from, to, FIRST_FIELDS[1]);
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        boolean dated = values.has(DATE)
                && values.isPresent(FIRST_LINE)
                && values.has(HTTP_STATUS)
                && values.isPresent(BLOCK)
                && values.isPresent(BLOCK_REASON);
        boolean shortNames =
                values.has(STATUS) && values.has(CLIENT) && values.isPresent(URL) && values.isPresent(REPUTATION);
        if (dated == shortNames) {
            return NOT_SKYHIGH;
        }
        if (shortNames && into.stampFrom == into.stampTo) {
            return NO_TIME;
        }
        into.endMillis = dated
                ? times.millis(values.bytes(), values.from(DATE), values.to(DATE))
                : times.headerMillis(line, into);
        int user = dated ? USERNAME : USER;
        int client = dated ? SOURCE : CLIENT;
        Malformed fault = TimeText.fault(into.endMillis);
        fault = fault != null ? fault : RequestFields.checkPerson(values, user, client, TEXTS);
        if (fault != null) {
            return fault;
        }
        RequestFields.user(values, user, into);
        RequestFields.client(values, client, into);
        RequestFields.referer(values, dated ? REFERER : HTTP_REFERER, into);
        RequestFields.contentType(values, dated ? MEDIA_TYPE : TYPE, into);
        return dated ? dated(values, into) : shortNames(values, into);
    }

    private static @Nullable Malformed dated(FieldValues values, ScannedLine into) {
        Malformed fault = RequestFields.requestLine(values, FIRST_LINE, into);
        fault = fault != null ? fault : RequestFields.status(values, HTTP_STATUS, into);
        into.nonAccess = nonAccess(into, values.has(BLOCK) && !values.is(BLOCK, "0"), values.is(BLOCK, LOGIN_BLOCK));
        return fault != null ? fault : RequestFields.bytesDown(values, TO_CLIENT, into);
    }

    /** {@code status="403/80"} is the status and the number of the block, which is 0 if the request was not blocked. */
    private static @Nullable Malformed shortNames(FieldValues values, ScannedLine into) {
        RequestFields.method(values, METHOD, into);
        RequestFields.url(values, URL, into);
        byte[] bytes = values.bytes();
        int from = values.from(STATUS);
        int to = values.to(STATUS);
        int end = Words.digitsEnd(bytes, from, to);
        if (end - from > 3 || end == from || end < to && bytes[end] != '/') {
            return STATUS_SHAPE;
        }
        into.status = (int) Words.number(bytes, from, end);
        boolean blocked = end + 1 < to && !(end + 2 == to && bytes[end + 1] == '0');
        boolean login = blocked && end + 3 == to && bytes[end + 1] == '8' && bytes[end + 2] == '1';
        into.nonAccess = nonAccess(into, blocked, login);
        return null;
    }

    private static @Nullable Denied nonAccess(ScannedLine into, boolean blocked, boolean login) {
        if (login || into.status == LOGIN_REQUIRED) {
            return Denied.failed("auth_required");
        }
        return blocked ? Denied.byPolicy("denied") : null;
    }
}
