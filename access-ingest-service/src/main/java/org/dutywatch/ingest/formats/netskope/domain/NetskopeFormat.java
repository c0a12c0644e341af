package org.dutywatch.ingest.formats.netskope.domain;

import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.EpochText;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.grammars.domain.JsonGrammar;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * Netskope's events as JSON, one object a line: a page event is one visited page, an application event one activity in an
 * application. Durations in them are Netskope's own estimates of use, which overlap, so an access is a point in time and nothing
 * is added up twice. Audit, infrastructure and network events are no request.
 */
public final class NetskopeFormat extends RecordFormat {
    private static final int TIME = 0;
    private static final int TYPE = 1;
    private static final int METHOD_OF_ACCESS = 2;
    private static final int USER = 3;
    private static final int SOURCE = 4;
    private static final int USER_ADDRESS = 5;
    private static final int URL = 6;
    private static final int PAGE = 7;
    private static final int ACTION = 8;
    private static final int SENT = 9;
    private static final int RECEIVED = 10;
    private static final FieldNames NAMES = FieldNames.of(
            "timestamp",
            "type",
            "access_method",
            "user",
            "srcip",
            "userip",
            "url",
            "page",
            "action",
            "client_bytes",
            "server_bytes");

    // After the names, of which the format is made.
    public static final SupportedFormat NETSKOPE = SupportedFormat.of(
            new NetskopeFormat(),
            "Netskope, events of the types page and application as JSON, one object a line. An access is a point in time.",
            "{\"_id\":\"5c7e\",\"access_method\":\"Client\",\"timestamp\":1793720531,\"type\":\"page\","
                    + "\"user\":\"sreyes\",\"userip\":\"10.20.1.23\",\"srcip\":\"203.0.113.9\","
                    + "\"url\":\"www.facebook.com/home.php\",\"page\":\"www.facebook.com\",\"app\":\"Facebook\","
                    + "\"client_bytes\":1820,\"server_bytes\":48211,\"category\":\"Social\",\"conn_duration\":42}");

    private static final String[] REQUESTS = {"page", "connection", "application", "nspolicy"};
    private static final Malformed NOT_NETSKOPE =
            new Malformed("not_netskope", "the event has no timestamp, type or access_method, so it is not Netskope's");
    private static final Malformed MISSING =
            new Malformed("fields_missing", "the event of a page has neither url nor page, or no user");

    private NetskopeFormat() {
        super("netskope", new JsonGrammar(), NAMES);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return from < to && bytes[from] == '{';
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        if (!values.has(TIME) || !values.has(TYPE) || !values.isPresent(METHOD_OF_ACCESS)) {
            return NOT_NETSKOPE;
        }
        into.endMillis = EpochText.millis(values.bytes(), values.from(TIME), values.to(TIME));
        Malformed fault = TimeText.fault(into.endMillis);
        // What the API of an application, or a file of logs, says was not seen while it happened.
        boolean seen = !values.isOneOf(METHOD_OF_ACCESS, "api connector", "logs");
        if (fault != null || !seen || !values.isOneOf(TYPE, REQUESTS)) {
            into.outcomeWithoutHost = NO_REQUEST;
            return fault;
        }
        if (!values.isPresent(USER) || !values.has(URL) && !values.has(PAGE)) {
            return MISSING;
        }
        RequestFields.client(values, values.has(USER_ADDRESS) ? USER_ADDRESS : SOURCE, into);
        RequestFields.user(values, USER, into);
        RequestFields.url(values, values.has(URL) ? URL : PAGE, into);
        into.nonAccess = nonAccess(values);
        fault = RequestFields.bytesUp(values, SENT, into);
        return fault != null ? fault : RequestFields.bytesDown(values, RECEIVED, into);
    }

    /** {@code useralert} is a page that warns; what the user proceeds to is {@code proceed} or an event of its own. */
    private static @Nullable Denied nonAccess(FieldValues values) {
        if (!values.has(ACTION) || values.isOneOf(ACTION, "allow", "alert", "bypass", "proceed", "detection")) {
            return null;
        }
        if (values.is(ACTION, "useralert")) {
            return Denied.failed("warned");
        }
        return values.isOneOf(ACTION, "block", "blocked", "quarantine")
                ? Denied.byPolicy("denied")
                : Denied.failed("unknown_action");
    }
}
