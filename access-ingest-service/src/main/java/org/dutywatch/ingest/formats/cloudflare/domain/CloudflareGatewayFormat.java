package org.dutywatch.ingest.formats.cloudflare.domain;

import java.time.ZoneOffset;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.formats.domain.ZoneTimes;
import org.dutywatch.ingest.grammars.domain.JsonGrammar;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * Cloudflare Gateway's HTTP requests, as Logpush sends them: one JSON object in a line. There is no duration, so an access is
 * a point in time. Records of DNS and network sessions are no request: a DNS query alone shows no visit.
 */
public final class CloudflareGatewayFormat extends RecordFormat {
    private static final int TIME = 0;
    private static final int USER = 1;
    private static final int CLIENT = 2;
    private static final int HOST = 3;
    private static final int URL = 4;
    private static final int METHOD = 5;
    private static final int STATUS = 6;
    private static final int ACTION = 7;
    private static final int REFERER = 8;
    private static final int ACCOUNT = 9;
    private static final int QUERY_NAME = 10;
    private static final int TRANSPORT = 11;
    private static final FieldNames NAMES = FieldNames.of(
            "Datetime",
            "Email",
            "SourceIP",
            "HTTPHost",
            "URL",
            "HTTPMethod",
            "HTTPStatusCode",
            "Action",
            "Referer",
            "AccountID",
            "QueryName",
            "Transport");

    // After the names, of which the format is made.
    public static final SupportedFormat CLOUDFLARE_GATEWAY = SupportedFormat.of(
            new CloudflareGatewayFormat(),
            "Cloudflare Gateway, Logpush dataset gateway_http, one JSON object in a line. It has no duration, so an access is a"
                    + " point in time.",
            "{\"AccountID\":\"699d98642c564d2e855e9661899b7252\",\"Action\":\"allow\",\"Datetime\":\"2026-11-03T15:42:11Z\","
                    + "\"DeviceName\":\"car-7\",\"Email\":\"sreyes\",\"HTTPHost\":\"www.facebook.com\",\"HTTPMethod\":\"GET\","
                    + "\"HTTPStatusCode\":200,\"IsIsolated\":false,\"Referer\":\"https://www.facebook.com/\","
                    + "\"SourceIP\":\"10.20.1.23\",\"URL\":\"https://www.facebook.com/home.php\"}");

    private static final Denied DENIED = Denied.byPolicy("denied");
    private static final Denied REDIRECTED = Denied.byPolicy("redirected_by_proxy");
    private static final Denied FAILED = Denied.failed("failed");
    private static final Denied AUTH_REQUIRED = Denied.failed("auth_required");
    private static final Denied UNKNOWN_ACTION = Denied.failed("unknown_action");
    private static final Malformed NOT_CLOUDFLARE = new Malformed(
            "not_cloudflare", "the record has no AccountID, Datetime and Action: let Logpush send these fields, too");

    private final TimeText times = new TimeText(new ZoneTimes(ZoneOffset.UTC), null);

    private CloudflareGatewayFormat() {
        super("cloudflare-gateway", new JsonGrammar(), NAMES);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return from < to && bytes[from] == '{';
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        if (!values.has(ACCOUNT) || !values.has(TIME) || !values.has(ACTION)) {
            return NOT_CLOUDFLARE;
        }
        // Logpush writes RFC 3339 in UTC, or seconds or nanoseconds since 1970, as the job says.
        into.endMillis = times.epochOrTextMillis(values, TIME);
        Malformed fault = TimeText.fault(into.endMillis);
        if (fault != null) {
            return fault;
        }
        if (values.isPresent(QUERY_NAME) || values.isPresent(TRANSPORT) || !values.isPresent(HOST)) {
            into.outcomeWithoutHost = NO_REQUEST;
            return null;
        }
        RequestFields.client(values, CLIENT, into);
        RequestFields.user(values, USER, into);
        RequestFields.method(values, METHOD, into);
        RequestFields.referer(values, REFERER, into);
        RequestFields.url(values, URL, into);
        RequestFields.host(values, HOST, into);
        fault = RequestFields.status(values, STATUS, into);
        into.nonAccess = nonAccess(values, into);
        return fault;
    }

    /** An isolated page is shown in a remote browser, so the person sees it. */
    private static @Nullable LineOutcome nonAccess(FieldValues values, ScannedLine line) {
        if (values.startsWith(ACTION, "block") || values.is(ACTION, "quarantine")) {
            return DENIED;
        }
        if (values.startsWith(ACTION, "redirect")) {
            return REDIRECTED;
        }
        boolean passed = values.startsWith(ACTION, "allow")
                || values.startsWith(ACTION, "isolate")
                || values.isOneOf(ACTION, "noisolate", "donotisolate", "do not isolate")
                || values.isOneOf(
                        ACTION, "bypass", "donotinspect", "do not inspect", "noscan", "donotscan", "do not scan");
        if (!passed) {
            return UNKNOWN_ACTION;
        }
        if (line.status == 401 || line.status == 407) {
            return AUTH_REQUIRED;
        }
        return line.status >= 500 || line.status == 403 || line.status == 451 ? FAILED : null;
    }
}
