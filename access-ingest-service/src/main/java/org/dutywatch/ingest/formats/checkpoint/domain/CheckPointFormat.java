package org.dutywatch.ingest.formats.checkpoint.domain;

import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.EpochText;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * Check Point's Log Exporter in its format syslog: {@code [action:"Accept"; ...]} or {@code [sc4s@2620 action="Accept" ...]}. A
 * record of URL Filtering or Application Control with a resource is one request; updates of it are cumulative, so an access
 * is a point in time, at the record's own time. All others are no request.
 */
public final class CheckPointFormat extends RecordFormat {
    private static final int PROCESS = 0;
    private static final int ACTION = 1;
    private static final int ORIGIN = 2;
    private static final int TIME = 3;
    private static final int METHOD = 4;
    private static final int PRODUCT = 5;
    private static final int RESOURCE = 6;
    private static final int CLIENT = 7;
    private static final int USER_NAME = 8;
    private static final int USER = 9;
    private static final int REFERER = 10;
    private static final FieldNames NAMES = FieldNames.of(
            "(process)",
            "action",
            "origin",
            "time",
            "method",
            "product",
            "resource",
            "src",
            "src_user_name",
            "user",
            "referrer");

    private static final CheckPointGrammar GRAMMAR = new CheckPointGrammar(PROCESS, TIME, ORIGIN);
    private static final Malformed NOT_CHECK_POINT =
            new Malformed("not_checkpoint", "the record has no origin or no time, so it is not Check Point's");

    public static final SupportedFormat CHECKPOINT = SupportedFormat.of(
            new CheckPointFormat(),
            "Check Point's Log Exporter, format syslog: records of URL Filtering and Application Control with a"
                    + " resource. An access is a point in time.",
            "<134>1 2026-11-03T15:42:11Z gw1 CheckPoint 26203 - [action:\"Accept\"; flags:\"411908\";"
                    + " ifdir:\"outbound\"; loguid:\"{0x60215102,0x269a,0xd20617ac,0x2468886}\"; origin:\"10.20.0.1\";"
                    + " sequencenum:\"1\"; time:\"1793720531\"; version:\"5\"; appi_name:\"Facebook\";"
                    + " dst:\"157.240.2.35\"; method:\"GET\"; product:\"URL Filtering\"; proto:\"6\";"
                    + " resource:\"https://www.facebook.com/home.php\"; s_port:\"51514\"; service:\"443\";"
                    + " src:\"10.20.1.23\"; src_user_name:\"Sam Reyes (sreyes)\"; user:\"Sam Reyes (sreyes)\";"
                    + " web_client_type:\"Chrome\"]");

    private CheckPointFormat() {
        super("checkpoint", GRAMMAR, NAMES);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return GRAMMAR.startsAt(bytes, from, to);
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        if (!values.has(ORIGIN) || !values.has(TIME)) {
            return NOT_CHECK_POINT;
        }
        into.endMillis = EpochText.millis(values.bytes(), values.from(TIME), values.to(TIME));
        Malformed fault = TimeText.fault(into.endMillis);
        boolean request = values.isOneOf(PRODUCT, "url filtering", "application control") && values.has(RESOURCE);
        if (fault != null || !request) {
            into.outcomeWithoutHost = NO_REQUEST;
            return fault;
        }
        RequestFields.client(values, CLIENT, into);
        RequestFields.user(values, values.has(USER_NAME) ? USER_NAME : USER, into);
        RequestFields.loginInBrackets(into);
        RequestFields.method(values, METHOD, into);
        RequestFields.url(values, RESOURCE, into);
        RequestFields.referer(values, REFERER, into);
        into.nonAccess = CheckPointRecord.nonAccess(values, ACTION);
        return null;
    }
}
