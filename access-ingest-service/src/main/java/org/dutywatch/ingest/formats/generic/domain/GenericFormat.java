package org.dutywatch.ingest.formats.generic.domain;

import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.EpochText;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.formats.domain.ZoneTimes;
import org.dutywatch.ingest.formats.generic.domain.FieldMap.Meaning;
import org.dutywatch.ingest.grammars.domain.Grammar;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.dutywatch.ingest.reading.domain.Words;
import org.jspecify.annotations.Nullable;

/**
 * Lines of any device in a known grammar, whose fields the source names. {@code time} is the end of the request, or its
 * beginning if there is an {@code end_time}. If there is a {@code date}, {@code time} is the time of that day.
 */
final class GenericFormat extends RecordFormat {
    private static final Denied AUTH_REQUIRED = Denied.failed("auth_required");
    private static final Denied ABORTED = Denied.failed("aborted_before_answer");
    private static final Denied FAILED = Denied.failed("failed");
    private static final Denied TUNNEL_FAILED = Denied.failed("tunnel_failed");
    private static final Denied UNKNOWN_ACTION = Denied.failed("unknown_action");
    private static final Malformed NO_TIME = new Malformed("time_missing", "the line has no field that is the time");
    private static final Malformed TAKEN = new Malformed("duration_shape", "duration_ms is no number");
    private static final Malformed MAY_BE_CUT = new Malformed(
            "cut_field",
            "the line ends with a value of which a part would say something else: let the device write another field last");

    private static final Meaning[] NEVER_LAST = {
        Meaning.DATE,
        Meaning.TIME,
        Meaning.END_TIME,
        Meaning.CLIENT,
        Meaning.USER,
        Meaning.URL,
        Meaning.HOST,
        Meaning.METHOD,
        Meaning.STATUS,
        Meaning.ACTION
    };

    /** How lines of a grammar begin, if they have a first byte or word of their own. */
    @FunctionalInterface
    interface Beginning {
        boolean isAt(byte[] bytes, int from, int to);
    }

    private final FieldMap map;
    private final TimeText times;
    private final Beginning beginning;
    private final boolean endIsMarked;

    /** @param endIsMarked whether the grammar has a mark at the end of a line, so that a line that was cut is seen */
    GenericFormat(
            String name,
            Grammar grammar,
            Beginning beginning,
            boolean endIsMarked,
            FieldMap map,
            FormatOptions options) {
        super(name, grammar, map.names());
        this.map = map;
        this.beginning = beginning;
        this.endIsMarked = endIsMarked;
        this.times = new TimeText(new ZoneTimes(options.zone()), options.dateOrder());
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return beginning.isAt(bytes, from, to);
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        if (!endIsMarked && mayBeCut(values.last())) {
            return MAY_BE_CUT;
        }
        Malformed fault = time(values, into);
        if (fault != null) {
            return fault;
        }
        RequestFields.client(values, map.of(Meaning.CLIENT), into);
        RequestFields.user(values, map.of(Meaning.USER), into);
        RequestFields.method(values, map.of(Meaning.METHOD), into);
        RequestFields.contentType(values, map.of(Meaning.CONTENT_TYPE), into);
        RequestFields.referer(values, map.of(Meaning.REFERER), into);
        RequestFields.url(values, map.of(Meaning.URL), into);
        RequestFields.path(values, map.of(Meaning.PATH), into);
        RequestFields.host(values, map.of(Meaning.HOST), into);
        fault = RequestFields.answer(
                values, map.of(Meaning.STATUS), map.of(Meaning.BYTES_UP), map.of(Meaning.BYTES_DOWN), into);
        into.nonAccess = nonAccess(values, into);
        return fault;
    }

    private boolean mayBeCut(int last) {
        for (Meaning meaning : NEVER_LAST) {
            if (map.of(meaning) == last) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Malformed time(FieldValues values, ScannedLine into) {
        boolean hasTime = values.has(map.of(Meaning.TIME));
        boolean hasEnd = values.has(map.of(Meaning.END_TIME));
        if (!hasTime && !hasEnd) {
            return NO_TIME;
        }
        into.endMillis = millis(values, map.of(hasEnd ? Meaning.END_TIME : Meaning.TIME));
        Malformed fault = TimeText.fault(into.endMillis);
        if (fault != null) {
            return fault;
        }
        if (!hasTime || !hasEnd) {
            return RequestFields.elapsed(values, map.of(Meaning.DURATION_MS), 1, TAKEN, into);
        }
        long start = millis(values, map.of(Meaning.TIME));
        RequestFields.elapsed(into.endMillis - start, into);
        return TimeText.fault(start);
    }

    private long millis(FieldValues values, int field) {
        if (field == map.of(Meaning.TIME) && values.has(map.of(Meaning.DATE))) {
            return times.millis(values, map.of(Meaning.DATE), field, FieldNames.UNKNOWN);
        }
        byte[] bytes = values.bytes();
        int from = values.from(field);
        int to = values.to(field);
        int digits = Words.digitsEnd(bytes, from, to);
        boolean isEpoch = digits - from >= 9 && (digits == to || bytes[digits] == '.');
        return isEpoch ? EpochText.millis(bytes, from, to) : times.millis(bytes, from, to);
    }

    /** Who may not see a page (403 and the like) has not reached it, whoever denied it. */
    private @Nullable LineOutcome nonAccess(FieldValues values, ScannedLine line) {
        String[] actions = map.accessActions();
        boolean byAction = actions.length > 0;
        if (byAction && !values.isOneOf(map.of(Meaning.ACTION), actions)) {
            return UNKNOWN_ACTION;
        }
        int status = line.status;
        if (status == 401 || status == 407) {
            return AUTH_REQUIRED;
        }
        if (status == 0) {
            return byAction ? null : ABORTED;
        }
        if (line.kind == AccessKind.TUNNEL) {
            return status >= 200 && status < 300 ? null : TUNNEL_FAILED;
        }
        return status >= 500 || status == 403 || status == 451 ? FAILED : null;
    }
}
