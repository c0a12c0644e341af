package org.dutywatch.ingest.formats.umbrella.domain;

import java.time.ZoneOffset;
import java.util.Arrays;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.formats.domain.ZoneTimes;
import org.dutywatch.ingest.grammars.domain.CsvGrammar;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.LineOutcome.NotMonitored;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.dutywatch.ingest.reading.domain.Words;
import org.jspecify.annotations.Nullable;

/**
 * Cisco Umbrella's logs as CSV, by position, in UTC. A row of the web log (proxy) is one request without a duration, so an access
 * is a point in time. A row of the DNS log is one query: it never makes minutes, because a query alone shows no visit. New
 * versions add columns at the end.
 */
public final class UmbrellaFormat extends RecordFormat {
    private static final int TIME = 0;
    private static final int IDENTITY = 1;
    private static final int CLIENT = 2;
    private static final int CONTENT_TYPE = 3;
    private static final int ACTION = 4;
    private static final int URL = 5;
    private static final int REFERER = 6;
    private static final int STATUS = 7;
    private static final int SENT = 8;
    private static final int RECEIVED = 9;
    private static final int IDENTITY_TYPE = 10;
    private static final int METHOD = 11;
    private static final FieldNames NAMES = FieldNames.of(
            "timestamp",
            "identity",
            "internal ip",
            "content type",
            "action",
            "url",
            "referer",
            "status",
            "request size",
            "response size",
            "identity type",
            "method");

    /** A row of the DNS log has at least its time, identities, addresses, action, type, answer and domain. */
    private static final int FEWEST_COLUMNS = 9;

    // After the names, of which the format is made.
    public static final SupportedFormat UMBRELLA = SupportedFormat.of(
            new UmbrellaFormat(),
            "Cisco Umbrella and Secure Access, CSV of the web (proxy) log. An access is a point in time. Rows of the DNS log are"
                    + " recognised, but a query alone shows no visit.",
            "\"2026-11-03 15:42:11\",\"Sam Reyes (sreyes)\",\"10.20.1.23\",\"203.0.113.9\",\"157.240.2.35\",\"text/html\","
                    + "\"ALLOWED\",\"https://www.facebook.com/home.php\",\"https://www.facebook.com/\",\"Mozilla/5.0\",\"200\","
                    + "\"1820\",\"48211\",\"48000\",\"\",\"Social Networking\",\"\",\"\",\"\",\"\",\"\",\"AD Users\",\"\","
                    + "\"Sam Reyes (sreyes),HQ\",\"AD Users,Networks\",\"GET\",\"\",\"\",\"home.php\"");

    private static final NotMonitored DNS_QUERY = new NotMonitored("dns_query");
    private static final Malformed NOT_UMBRELLA = new Malformed(
            "not_umbrella",
            "the row is neither one of the web log, with a URL, nor one of the DNS log, with a query type");
    private static final Malformed NO_IDENTITY_TYPE = new Malformed(
            "fields_missing",
            "a row of the web log has no policy identity type in column 22: it was cut, or is too old");

    private final TimeText times = new TimeText(new ZoneTimes(ZoneOffset.UTC), null);

    private UmbrellaFormat() {
        super("cisco-umbrella", new CsvGrammar(',', columns(), FEWEST_COLUMNS, Integer.MAX_VALUE), NAMES);
    }

    private static int[] columns() {
        int[] columns = new int[26];
        Arrays.fill(columns, FieldNames.UNKNOWN);
        columns[0] = TIME;
        columns[1] = IDENTITY;
        columns[2] = CLIENT;
        columns[5] = CONTENT_TYPE;
        columns[6] = ACTION;
        columns[7] = URL;
        columns[8] = REFERER;
        columns[10] = STATUS;
        columns[11] = SENT;
        columns[12] = RECEIVED;
        columns[21] = IDENTITY_TYPE;
        columns[25] = METHOD;
        return columns;
    }

    /** A quote and a year. */
    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return from + 5 < to
                && bytes[from] == '"'
                && Words.digitsEnd(bytes, from + 1, to) == from + 5
                && bytes[from + 5] == '-';
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        into.endMillis = times.millis(values.bytes(), values.from(TIME), values.to(TIME));
        Malformed fault = TimeText.fault(into.endMillis);
        if (fault != null) {
            return fault;
        }
        if (isQueryType(values)) {
            into.outcomeWithoutHost = DNS_QUERY;
            return null;
        }
        RequestFields.url(values, URL, into);
        if (!values.has(ACTION) || !into.hasHost()) {
            return NOT_UMBRELLA;
        }
        if (!values.has(IDENTITY_TYPE)) {
            return NO_IDENTITY_TYPE;
        }
        RequestFields.client(values, CLIENT, into);
        if (isPerson(values)) {
            RequestFields.user(values, IDENTITY, into);
            RequestFields.loginInBrackets(into);
        }
        RequestFields.method(values, METHOD, into);
        RequestFields.contentType(values, CONTENT_TYPE, into);
        RequestFields.referer(values, REFERER, into);
        into.nonAccess = nonAccess(values);
        return RequestFields.answer(values, STATUS, SENT, RECEIVED, into);
    }

    /** Where the web log has its action, the DNS log has a query type such as {@code 1 (A)}. */
    private static boolean isQueryType(FieldValues values) {
        byte[] bytes = values.bytes();
        int from = values.from(ACTION);
        int to = values.to(ACTION);
        int digits = Words.digitsEnd(bytes, from, to);
        return digits > from && digits + 1 < to && bytes[digits] == ' ' && bytes[digits + 1] == '(';
    }

    /** The identity is a person's, not that of a network, site, tunnel or computer. */
    private static boolean isPerson(FieldValues values) {
        return values.startsWith(IDENTITY_TYPE, "ad user")
                || values.startsWith(IDENTITY_TYPE, "directory user")
                || values.startsWith(IDENTITY_TYPE, "user")
                || values.startsWith(IDENTITY_TYPE, "saml");
    }

    /** A blocked request has the status 200 of the page that says so. */
    private static @Nullable Denied nonAccess(FieldValues values) {
        if (values.isOneOf(ACTION, "allowed", "proxied")) {
            return null;
        }
        if (values.startsWith(ACTION, "warn")) {
            return Denied.failed("warned");
        }
        return values.startsWith(ACTION, "block") ? Denied.byPolicy("denied") : Denied.failed("unknown_action");
    }
}
