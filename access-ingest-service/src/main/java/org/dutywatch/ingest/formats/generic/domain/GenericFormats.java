package org.dutywatch.ingest.formats.generic.domain;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.formats.domain.InvalidOptionsException;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.SupportedFormat.FormatOption;
import org.dutywatch.ingest.formats.domain.SupportedFormat.Maker;
import org.dutywatch.ingest.grammars.domain.CefGrammar;
import org.dutywatch.ingest.grammars.domain.CsvGrammar;
import org.dutywatch.ingest.grammars.domain.JsonGrammar;
import org.dutywatch.ingest.grammars.domain.LeefGrammar;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineFormat;

/** The formats whose fields the source names. */
public final class GenericFormats {
    private static final String FIELDS =
            " The setting fields names time, client or user, url or host, and status or action with access_actions.";

    public static final SupportedFormat CEF = format(
            "cef",
            "Common Event Format of any device." + FIELDS,
            "CEF:0|Example|Gateway|1.0|100|Web request|3|end=1793720531437 src=10.20.1.23 suser=sreyes act=permitted"
                    + " request=https://www.facebook.com/home.php?a\\=b requestMethod=GET out=1820 in=48211 cat=Social",
            options(
                    List.of(),
                    Map.of(
                            "time", "end",
                            "client", "src",
                            "user", "suser",
                            "url", "request",
                            "method", "requestMethod",
                            "action", "act",
                            "bytes_up", "out",
                            "bytes_down", "in",
                            "access_actions", "permitted,allowed")),
            options -> new GenericFormat(
                    "cef", new CefGrammar(), CefGrammar::startsAt, false, FieldMap.of(options.fields()), options));

    public static final SupportedFormat LEEF = format(
            "leef",
            "Log Event Extended Format 1.0 and 2.0 of any device." + FIELDS,
            "LEEF:2.0|Example|Gateway|1.0|100|^|devTime=2026-11-03T15:42:11Z^src=10.20.1.23^usrName=sreyes^status=200"
                    + "^url=https://www.facebook.com/home.php^cat=Social",
            options(
                    List.of(),
                    Map.of("time", "devTime", "client", "src", "user", "usrName", "url", "url", "status", "status")),
            options -> new GenericFormat(
                    "leef", new LeefGrammar(), LeefGrammar::startsAt, false, FieldMap.of(options.fields()), options));

    private static final Map<String, String> NESTED =
            Map.of("time", "time", "client", "client.ip", "user", "user.name", "url", "url", "status", "status");

    public static final SupportedFormat JSON = format(
            "json",
            "One JSON object in a line, of any device; nested names with dots." + FIELDS,
            "{\"time\":\"2026-11-03T15:42:11.437Z\",\"client\":{\"ip\":\"10.20.1.23\"},\"user\":{\"name\":\"sreyes\"},"
                    + "\"url\":\"https://www.facebook.com/home.php\",\"status\":200,\"tags\":[\"web\"]}",
            options(List.of(), NESTED),
            options -> new GenericFormat(
                    "json",
                    new JsonGrammar(),
                    (bytes, from, to) -> from < to && bytes[from] == '{',
                    true,
                    FieldMap.of(options.fields()),
                    options));

    public static final SupportedFormat CSV = new SupportedFormat(
            "csv",
            "Rows of RFC 4180 of any device, without a prefix. The setting columns names all columns." + FIELDS,
            "2026-11-03T15:42:11Z,10.20.1.23,sreyes,\"https://www.facebook.com/home.php\",200,\"Social\"",
            options(
                    List.of("time", "client", "user", "url", "status", "category"),
                    Map.of("time", "time", "client", "client", "user", "user", "url", "url", "status", "status")),
            Set.of(FormatOption.FIELDS, FormatOption.ZONE, FormatOption.COLUMNS),
            Set.of(FormatOption.DATE_ORDER),
            GenericFormats::csv);

    private GenericFormats() {}

    private static LineFormat csv(FormatOptions options) throws InvalidOptionsException {
        FieldMap map = FieldMap.of(options.fields());
        FieldNames names = map.names();
        int[] columns = new int[options.columns().size()];
        Set<Integer> found = new HashSet<>();
        for (int column = 0; column < columns.length; column++) {
            byte[] name = options.columns().get(column).getBytes(StandardCharsets.UTF_8);
            columns[column] = names.find(name, 0, name.length);
            if (columns[column] != FieldNames.UNKNOWN && !found.add(columns[column])) {
                throw new InvalidOptionsException(
                        "columns: '" + options.columns().get(column) + "' is named twice");
            }
        }
        if (found.size() != names.size() - 1) {
            throw new InvalidOptionsException("fields names a column that is not one of columns");
        }
        return new GenericFormat(
                "csv",
                new CsvGrammar(',', columns, columns.length, columns.length),
                (bytes, from, to) -> from < to && bytes[from] == '"',
                false,
                map,
                options);
    }

    private static SupportedFormat format(
            String name, String description, String example, FormatOptions options, Maker maker) {
        return new SupportedFormat(
                name,
                description,
                example,
                options,
                Set.of(FormatOption.FIELDS, FormatOption.ZONE),
                Set.of(FormatOption.DATE_ORDER),
                maker);
    }

    private static FormatOptions options(List<String> columns, Map<String, String> fields) {
        return new FormatOptions(ZoneOffset.UTC, null, columns, fields, null);
    }
}
