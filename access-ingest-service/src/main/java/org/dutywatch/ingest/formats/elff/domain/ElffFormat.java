package org.dutywatch.ingest.formats.elff.domain;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutywatch.ingest.fields.domain.DeclaredColumns;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.EpochText;
import org.dutywatch.ingest.formats.domain.InvalidOptionsException;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.SupportedFormat.FormatOption;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.formats.domain.ZoneTimes;
import org.dutywatch.ingest.grammars.domain.ElffGrammar;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.dutywatch.ingest.reading.domain.Words;
import org.jspecify.annotations.Nullable;

/**
 * W3C's extended log file format. {@code #Fields} in the lines names the columns of the lines after it in the same record;
 * without it, the source's setting counts. A line is written at the end of its request.
 */
public final class ElffFormat extends RecordFormat {
    private static final List<String> EXAMPLE_COLUMNS =
            List.of(("date time time-taken c-ip cs-username cs-auth-group x-exception-id sc-filter-result cs-categories"
                            + " cs(Referer) sc-status s-action cs-method rs(Content-Type) cs-uri-scheme cs-host cs-uri-port"
                            + " cs-uri-path cs-uri-query cs(User-Agent) s-ip sc-bytes cs-bytes x-virus-id")
                    .split(" "));

    public static final SupportedFormat ELFF = new SupportedFormat(
            "elff",
            "W3C extended log file format, as Broadcom ProxySG and Edge SWG write it. #Fields in the lines names the columns;"
                    + " without it, the setting columns. It needs time, c-ip or cs-username, host, sc-status, and s-action or"
                    + " sc-filter-result.",
            "2026-11-03 15:42:11 412 10.20.1.23 sreyes - - OBSERVED \"Social Networking\" https://www.facebook.com/ 200"
                    + " TCP_NC_MISS GET text/html https www.facebook.com 443 /home.php - \"Mozilla/5.0 (X11)\" 192.0.2.8"
                    + " 48211 1820 -",
            new FormatOptions(ZoneOffset.UTC, null, EXAMPLE_COLUMNS, Map.of(), null),
            Set.of(),
            Set.of(FormatOption.COLUMNS),
            ElffFormat::of);

    private static final int LONGEST_DIRECTIVE = 8192;
    private static final String FIELDS = "#Fields:";
    private static final List<String> OTHER_DIRECTIVES =
            List.of("#Software:", "#Version:", "#Start-Date:", "#End-Date:", "#Date:", "#Remark:");
    private static final byte[] NO_DIRECTIVE = {};
    private static final Malformed NO_COLUMNS = new Malformed(
            "columns_unknown",
            "no #Fields line is before the line in its record, and the source has no columns: name them in the setting");
    private static final Malformed COLUMNS_REFUSED = new Malformed(
            "columns_refused", "the #Fields line before the line names columns that cannot be read with certainty");
    private static final Malformed CLIENT = new Malformed("client_shape", "c-ip is no address");
    private static final Malformed TAKEN = new Malformed("time_taken_shape", "time-taken or duration is no number");

    private final @Nullable DeclaredColumns configured;
    private final TimeText times = new TimeText(new ZoneTimes(ZoneOffset.UTC), null);
    private final ElffGrammar rows = new ElffGrammar(ElffColumns.LOCAL_TIME);

    private ElffFormat(@Nullable DeclaredColumns configured) {
        super("elff", (bytes, from, to, into) -> NO_COLUMNS, ElffColumns.NAMES);
        this.configured = configured;
    }

    private static ElffFormat of(FormatOptions options) throws InvalidOptionsException {
        List<String> names = options.columns();
        return new ElffFormat(names.isEmpty() ? null : ElffColumns.of(NO_DIRECTIVE, names));
    }

    /** A directive, or a date or time since 1970, with which such rows begin. Rows that begin otherwise have no prefix. */
    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        int digits = Words.digitsEnd(bytes, from, to);
        boolean date = digits == from + 4 && digits < to && (bytes[digits] == '-' || bytes[digits] == '/');
        return date && Words.digitsEnd(bytes, digits + 1, to) == digits + 3 && to > from + 10 && bytes[from + 10] == ' '
                || digits - from == 10 && digits < to && (bytes[digits] == ' ' || bytes[digits] == '.')
                || isDirective(bytes, from, to);
    }

    @Override
    public boolean isDirective(byte[] bytes, int from, int to) {
        return from < to
                && bytes[from] == '#'
                && (starts(bytes, from, to, FIELDS)
                        || OTHER_DIRECTIVES.stream().anyMatch(word -> starts(bytes, from, to, word)));
    }

    private static boolean starts(byte[] bytes, int from, int to, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (from + i >= to || (bytes[from + i] | 0x20) != (word.charAt(i) | 0x20)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public @Nullable Malformed readDirective(byte[] bytes, int from, int to, ScannedLine into) {
        DeclaredColumns known = into.columns;
        if (!starts(bytes, from, to, FIELDS) || known != null && known.isOf(bytes, from, to)) {
            return null;
        }
        if (to - from > LONGEST_DIRECTIVE) {
            into.columns = new DeclaredColumns(NO_DIRECTIVE, new int[0]);
            return COLUMNS_REFUSED;
        }
        byte[] directive = Arrays.copyOfRange(bytes, from, to);
        String names = new String(bytes, from, to - from, StandardCharsets.UTF_8).substring(FIELDS.length());
        try {
            into.columns = ElffColumns.of(directive, List.of(names.strip().split("[ \t,]+")));
            return null;
        } catch (InvalidOptionsException e) {
            into.columns = new DeclaredColumns(directive, new int[0]);
            return new Malformed("columns_refused", "#Fields: " + e.getMessage());
        }
    }

    @Override
    protected @Nullable Malformed readValues(byte[] bytes, int from, int to, FieldValues values, ScannedLine into) {
        DeclaredColumns columns = into.columns == null ? configured : into.columns;
        if (columns == null) {
            return NO_COLUMNS;
        }
        return columns.size() == 0 ? COLUMNS_REFUSED : rows.read(bytes, from, to, columns, values);
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        into.endMillis = endMillis(values);
        Malformed fault = TimeText.fault(into.endMillis);
        if (fault != null) {
            return fault;
        }
        if (values.has(ElffColumns.CLIENT) && !isAddress(values)) {
            return CLIENT;
        }
        RequestFields.client(values, ElffColumns.CLIENT, into);
        RequestFields.user(values, values.has(ElffColumns.USER) ? ElffColumns.USER : ElffColumns.USER_DN, into);
        RequestFields.method(values, ElffColumns.METHOD, into);
        RequestFields.contentType(values, ElffColumns.CONTENT_TYPE, into);
        RequestFields.referer(values, ElffColumns.REFERER, into);
        RequestFields.url(values, ElffColumns.STEM, into);
        RequestFields.url(values, ElffColumns.URI, into);
        RequestFields.path(values, ElffColumns.PATH, into);
        RequestFields.host(values, ElffColumns.URI_HOST, into);
        RequestFields.host(values, ElffColumns.HOST, into);
        fault = RequestFields.answer(values, ElffColumns.STATUS, ElffColumns.BYTES_UP, ElffColumns.BYTES_DOWN, into);
        fault = fault != null ? fault : elapsed(values, into);
        if (fault == null) {
            ElffAccessRule.apply(values, into);
        }
        return fault;
    }

    private long endMillis(FieldValues values) {
        for (int field = ElffColumns.EPOCH; field <= ElffColumns.UNIX; field++) {
            if (values.has(field)) {
                return EpochText.millis(values.bytes(), values.from(field), values.to(field));
            }
        }
        for (int field = ElffColumns.LOCAL_TIME; field <= ElffColumns.GMT_TIME; field++) {
            if (values.has(field)) {
                return localMillis(values, field);
            }
        }
        return times.millis(values, ElffColumns.DATE, ElffColumns.TIME, FieldNames.UNKNOWN);
    }

    /** The time in brackets ends with its offset: a time without one is no time, rather than one of a guessed zone. */
    private long localMillis(FieldValues values, int field) {
        int last = values.to(field) - 1;
        int zone = last - 5;
        byte[] bytes = values.bytes();
        boolean hasZone = zone > values.from(field) && (bytes[zone] == ' ' || bytes[last] == 'T' || bytes[last] == 'C');
        return hasZone ? times.millis(bytes, values.from(field), values.to(field)) : ZoneTimes.NONE;
    }

    private static boolean isAddress(FieldValues values) {
        for (int at = values.from(ElffColumns.CLIENT); at < values.to(ElffColumns.CLIENT); at++) {
            byte b = values.bytes()[at];
            boolean valid =
                    b >= '0' && b <= ':' || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F' || b == '.' || b == '%';
            if (!valid) {
                return false;
            }
        }
        return true;
    }

    /** {@code time-taken} is in milliseconds, or in seconds with a fraction; {@code duration} is in seconds. */
    private static @Nullable Malformed elapsed(FieldValues values, ScannedLine into) {
        if (values.has(ElffColumns.TIME_TAKEN)) {
            return RequestFields.elapsed(values, ElffColumns.TIME_TAKEN, 1, TAKEN, into);
        }
        return RequestFields.elapsed(values, ElffColumns.DURATION, 1000, TAKEN, into);
    }
}
