package org.dutywatch.compliance.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dutywatch.compliance.model.time.IanaZone;
import org.dutywatch.compliance.model.time.WallTime;
import org.dutywatch.eventkit.csv.Blanks;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * How a file separates its fields and writes its times. The sender declares it, or the header line shows the delimiter;
 * nothing is guessed. An ISO 8601 time with offset is accepted in every dialect, because only the offset distinguishes
 * the two hours when the clock is set back.
 */
public final class CsvDialect {
    /** Fields separated by commas, and times with offset only. */
    public static final CsvDialect DEFAULT = new CsvDialect(',', null, null);

    private static final Map<String, Character> DELIMITERS = Map.of(
            ",",
            ',',
            "comma",
            ',',
            ";",
            ';',
            "semicolon",
            ';',
            "\t",
            '\t',
            "\\t",
            '\t',
            "tab",
            '\t',
            "|",
            '|',
            "pipe",
            '|');
    /** Names of zones, which would not be read; k, whose 24:00 is the start of the day; and B, parts of a day. */
    private static final Pattern UNSUITABLE = Pattern.compile("[zvVkB]");

    private static final Pattern LITERAL = Pattern.compile("'[^']*'");
    private static final LocalDateTime SAMPLE = LocalDateTime.of(2026, 11, 5, 18, 30);
    private static final int MAX_FORMAT_LENGTH = 40;

    private final char delimiter;
    private final @Nullable String format;
    private final @Nullable DateTimeFormatter formatter;
    private final @Nullable ZoneId zone;

    private CsvDialect(char delimiter, @Nullable String format, @Nullable ZoneId zone) {
        this.delimiter = delimiter;
        this.format = format;
        this.formatter = format == null ? null : formatter(format);
        this.zone = zone;
    }

    /**
     * The declared dialect; a parameter that is null or empty has its default.
     *
     * @param delimiter a comma, semicolon, bar or tab: the character itself or its name; comma by default
     * @param format how times are written, such as {@code MM/dd/yyyy HH:mm}; ISO 8601 by default
     * @param zone the IANA zone of times without offset; by default such times are refused
     * @throws ProblemException INVALID_REQUEST, naming the parameter
     */
    public static CsvDialect of(@Nullable String delimiter, @Nullable String format, @Nullable String zone) {
        Character separator =
                delimiter == null || delimiter.isEmpty() ? Character.valueOf(',') : DELIMITERS.get(delimiter);
        if (separator == null) {
            throw refused("delimiter '" + delimiter + "' is unknown: it is , or ; or | or tab");
        }
        return new CsvDialect(
                separator,
                format == null || format.isBlank() ? null : Blanks.plain(format),
                zone == null || zone.isBlank() ? null : zone("zone", zone));
    }

    /** @throws ProblemException INVALID_REQUEST, naming the parameter */
    public static ZoneId zone(String parameter, String name) {
        return IanaZone.find(name)
                .orElseThrow(() -> refused(
                        parameter + " '" + name + "' is no time zone of the IANA database, such as America/Chicago"));
    }

    /** What separates two fields. */
    public char delimiter() {
        return delimiter;
    }

    /**
     * The time in a column.
     *
     * @param rowZone the zone that the row itself names, used instead of the declared one; null if it names none
     * @throws RowRefused if the column is empty or contains no time, the time needs a zone and has none, or it happens
     *     twice or never in its zone
     */
    public Instant time(CsvRow row, String column, @Nullable ZoneId rowZone) throws RowRefused {
        return time(column, row.text(column), rowZone);
    }

    /** As {@link #time}; empty if the column is empty. */
    public Optional<Instant> optionalTime(CsvRow row, String column, @Nullable ZoneId rowZone) throws RowRefused {
        var text = row.optional(column);
        return text.isEmpty() ? Optional.empty() : Optional.of(time(column, text.get(), rowZone));
    }

    private Instant time(String column, String text, @Nullable ZoneId rowZone) throws RowRefused {
        ZoneId effectiveZone = rowZone == null ? zone : rowZone;
        LocalDateTime localTime = effectiveZone == null && formatter == null ? null : localTime(text);
        if (localTime == null) {
            if (formatter != null) {
                return formatted(column, text, formatter);
            }
            return CsvRow.parse(column, text);
        }
        if (effectiveZone == null) {
            throw new RowRefused(column + " '" + text + "' is a local time: declare its zone with zone=");
        }
        return instant(column, text, WallTime.of(localTime, effectiveZone.getRules()), effectiveZone);
    }

    /** The text as a local time; null if it has an offset or is no time. */
    private @Nullable LocalDateTime localTime(String text) {
        try {
            if (formatter == null) {
                return LocalDateTime.parse(text.replace(' ', 'T'));
            }
            var parsed = formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return parsed instanceof LocalDateTime local ? local : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Reads a time with offset, written in the declared format or in ISO 8601. */
    private Instant formatted(String column, String text, DateTimeFormatter formatter) throws RowRefused {
        try {
            return formatter.parse(text, OffsetDateTime::from).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            try {
                OffsetDateTime.parse(text);
            } catch (DateTimeParseException notIso) {
                throw new RowRefused(column + " '" + text + "' is neither written as " + format
                        + " nor a time such as 2026-11-05T06:00:00-06:00");
            }
            return CsvRow.parse(column, text);
        }
    }

    private static Instant instant(String column, String text, WallTime time, ZoneId zone) throws RowRefused {
        if (time instanceof WallTime.UniqueInstant at) {
            return at.instant().truncatedTo(ChronoUnit.MILLIS);
        }
        String reason = time instanceof WallTime.Ambiguous ambiguous
                ? ambiguous.message()
                : ((WallTime.Nonexistent) time).message();
        throw new RowRefused(column + " '" + text + "' in " + zone + " " + reason);
    }

    private static DateTimeFormatter formatter(String format) {
        if (UNSUITABLE.matcher(LITERAL.matcher(format).replaceAll("")).find()) {
            throw refused("date_format '" + format + "' has z, v or V for the name of a zone, which is not read: name"
                    + " it in zone= or in the column tz; or it has k or B: write hours with HH, or with h and a");
        }
        try {
            if (format.length() > MAX_FORMAT_LENGTH) {
                throw new IllegalArgumentException("it is too long");
            }
            // Strict: the 31st of a month with 30 days is an error. Strict needs the year as u: y would need an era.
            var formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(format.replace('y', 'u'))
                    .toFormatter(Locale.US)
                    .withResolverStyle(ResolverStyle.STRICT);
            String sample = ZonedDateTime.of(SAMPLE, java.time.ZoneOffset.UTC).format(formatter);
            if (!LocalDateTime.parse(sample, formatter).equals(SAMPLE)) {
                throw new IllegalArgumentException("it lacks a part");
            }
            return formatter;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw refused("date_format '" + format
                    + "' is not a pattern with year, month, day, hour and minute, such as MM/dd/yyyy HH:mm");
        }
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
