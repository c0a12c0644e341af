package org.dutywatch.ingest.formats.domain;

import java.nio.charset.StandardCharsets;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.grammars.domain.CefGrammar;
import org.dutywatch.ingest.reading.domain.Bytes;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * Web requests of one vendor in the Common Event Format, where the vendor uses the keys of the format's dictionary: {@code src},
 * {@code suser}, {@code act}, {@code request}. The user, the client's address and the action must be before every text of a
 * client, so it does not matter whether the device escapes the equals sign. The time is {@code rt}, or that of the header before
 * the record.
 */
public abstract class CefWebFormat extends RecordFormat {
    protected static final int PRODUCT = 0;
    protected static final int EVENT = 1;
    protected static final int NAME = 2;
    protected static final int TIME = 3;
    protected static final int CLIENT = 4;
    protected static final int USER = 5;
    protected static final int LOGIN = 6;
    protected static final int ACTION = 7;
    protected static final int URL = 8;
    protected static final int METHOD = 9;
    protected static final int AGENT = 10;
    protected static final int CONTEXT = 11;
    protected static final int REFERER = 12;
    protected static final int IN = 13;
    protected static final int OUT = 14;
    protected static final int MESSAGE = 15;
    private static final FieldNames NAMES = FieldNames.of(
            CefGrammar.HEADER + "product",
            CefGrammar.HEADER + "event",
            CefGrammar.HEADER + "name",
            "rt",
            "src",
            "suser",
            "loginID",
            "act",
            "request",
            "requestMethod",
            "requestClientApplication",
            "requestContext",
            "PanOSReferer",
            "in",
            "out",
            "msg");

    private static final int[] PERSON_AND_ACTION = {USER, LOGIN, CLIENT, ACTION, TIME};

    /** In which clients write. */
    private static final int[] TEXTS = {URL, AGENT, CONTEXT, REFERER, METHOD, MESSAGE};

    private static final Malformed OTHER_VENDOR = new Malformed("other_vendor", "the record is CEF of another vendor");
    private static final Malformed NO_TIME =
            new Malformed("time_missing", "the record has no rt, and no header with a time is before it");
    private static final Malformed CUT = new Malformed(
            "fields_missing",
            "the record of a request has no src and suser, no act or no request: it may have been cut");

    private final byte[] start;
    private final TimeText times;

    /** @param vendor as the second part of the header has it */
    protected CefWebFormat(String name, String vendor, FormatOptions options) {
        super(name, new CefGrammar(), NAMES);
        this.start = ("CEF:0|" + vendor + "|").getBytes(StandardCharsets.US_ASCII);
        this.times = new TimeText(new ZoneTimes(options.zone()), null);
    }

    /** Whether the record is about a web request. */
    protected abstract boolean isRequest(FieldValues values);

    /** What the action means; null if the request is an access. */
    protected abstract @Nullable Denied nonAccess(FieldValues values);

    /** Takes the user and the client's address. */
    protected void person(FieldValues values, ScannedLine into) {
        RequestFields.client(values, CLIENT, into);
        RequestFields.user(values, USER, into);
    }

    /** Takes what only this vendor writes. */
    protected @Nullable Malformed others(FieldValues values, ScannedLine into) {
        return null;
    }

    @Override
    public final boolean startsAt(byte[] bytes, int from, int to) {
        return Bytes.startsWith(bytes, from, to, start);
    }

    @Override
    protected final @Nullable Malformed readValues(
            byte[] bytes, int from, int to, FieldValues values, ScannedLine into) {
        return startsAt(bytes, from, to) ? super.readValues(bytes, from, to, values, into) : OTHER_VENDOR;
    }

    @Override
    protected final @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        Malformed fault = time(values, line, into);
        if (fault != null || !isRequest(values)) {
            into.outcomeWithoutHost = NO_REQUEST;
            return fault;
        }
        fault = RequestFields.checkOrder(values, PERSON_AND_ACTION, TEXTS);
        if (fault != null) {
            return fault;
        }
        RequestFields.url(values, URL, into);
        boolean complete = (values.has(CLIENT) || values.has(USER))
                && values.has(ACTION)
                && into.hasHost()
                && (values.last() != URL || into.pathFrom < into.pathTo);
        if (!complete) {
            return CUT;
        }
        person(values, into);
        RequestFields.method(values, METHOD, into);
        into.nonAccess = nonAccess(values);
        return others(values, into);
    }

    private @Nullable Malformed time(FieldValues values, byte[] line, ScannedLine into) {
        if (!values.has(TIME)) {
            into.endMillis = times.headerMillis(line, into);
            return into.stampFrom == into.stampTo ? NO_TIME : TimeText.fault(into.endMillis);
        }
        into.endMillis = times.epochOrTextMillis(values, TIME);
        return TimeText.fault(into.endMillis);
    }
}
