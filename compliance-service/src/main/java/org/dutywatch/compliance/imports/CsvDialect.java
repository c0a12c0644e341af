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
import org.dutywatch.compliance.time.domain.IanaZone;
import org.dutywatch.compliance.time.domain.WallTime;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * How a file separates its fields and writes its times, as whoever sends it declares; nothing is guessed. An ISO 8601
 * time with offset is understood in every dialect, because it is how an hour that happens twice is told.
 */
public final class CsvDialect {
    /** Commas, and times with an offset only. */
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
    private static final LocalDateTime SAMPLE = LocalDateTime.of(2026, 11, 5, 18, 30);
    private static final int LONGEST_FORMAT = 40;

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
     * As declared; null or blank means the default.
     *
     * @param delimiter one of {@code , ; |} and tab, as such or as a word
     * @param format how times are written, such as {@code MM/dd/yyyy HH:mm}; in {@code zone} where it has no offset
     * @param zone the IANA zone of times without offset
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
                format == null || format.isBlank() ? null : format,
                zone == null || zone.isBlank() ? null : zone("zone", zone));
    }

    /** @throws ProblemException INVALID_REQUEST, naming the parameter */
    public static ZoneId zone(String parameter, String name) {
        return IanaZone.find(name)
                .orElseThrow(() -> refused(
                        parameter + " '" + name + "' is no time zone of the IANA database, such as America/Chicago"));
    }

    char delimiter() {
        return delimiter;
    }

    /** @param rowZone the zone that the row itself names; it goes before the declared one */
    public Instant time(CsvRow row, String column, @Nullable ZoneId rowZone) throws RowRefused {
        return time(column, row.text(column), rowZone);
    }

    /** As {@link #time}; nothing where the column is empty. */
    public Optional<Instant> optionalTime(CsvRow row, String column, @Nullable ZoneId rowZone) throws RowRefused {
        var text = row.optional(column);
        return text.isEmpty() ? Optional.empty() : Optional.of(time(column, text.get(), rowZone));
    }

    private Instant time(String column, String text, @Nullable ZoneId rowZone) throws RowRefused {
        ZoneId in = rowZone == null ? zone : rowZone;
        LocalDateTime wall = in == null && formatter == null ? null : wall(text);
        if (wall == null) {
            if (formatter != null) {
                return formatted(column, text, formatter);
            }
            return CsvRow.parse(column, text);
        }
        if (in == null) {
            throw new RowRefused(column + " '" + text + "' is a local time: declare its zone with zone=");
        }
        return instant(column, text, WallTime.of(wall, in.getRules()), in);
    }

    /** The time without offset that the text is; null where it is none. */
    private @Nullable LocalDateTime wall(String text) {
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

    /** The declared format may hold the offset itself; ISO with offset goes always. */
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
        if (time instanceof WallTime.At at) {
            return at.instant().truncatedTo(ChronoUnit.MILLIS);
        }
        String words = time instanceof WallTime.Ambiguous ambiguous
                ? ambiguous.words()
                : ((WallTime.Nonexistent) time).words();
        throw new RowRefused(column + " '" + text + "' in " + zone + " " + words);
    }

    private static DateTimeFormatter formatter(String format) {
        try {
            if (format.length() > LONGEST_FORMAT) {
                throw new IllegalArgumentException("it is too long");
            }
            // Strict: the 31st of a month with 30 days is an error. That needs the year u, which has no era.
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
