package org.dutywatch.eventkit.csv;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * One row of a CSV file.
 *
 * @param number the position of the row, counted from 1 below the header line; rows of blank fields count
 * @param header the names of the columns
 * @param fields the fields as written; a row with more or fewer than the header is refused when it is read
 */
public record CsvRow(int number, List<String> header, List<String> fields) {
    private static final int MAX_LENGTH = 1_000;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    /**
     * The text of a column, without surrounding blanks. Other blanks in it, such as U+00A0, are read as plain ones.
     *
     * @throws RowRefused if it is empty, longer than 1,000 characters or has control characters, or if the row has not
     *     as many fields as the header
     */
    public String text(String column) throws RowRefused {
        return optional(column).orElseThrow(() -> new RowRefused(column + " is empty"));
    }

    /**
     * As {@link #text}, for what identifies somebody.
     *
     * @throws RowRefused also if it has a character that cannot be seen: it would look like another one
     */
    public String visibleText(String column) throws RowRefused {
        String text = text(column);
        if (!Blanks.explained(text).equals(text)) {
            throw new RowRefused(column + " '" + text + "' looks like another text");
        }
        return text;
    }

    /** As {@link #text}; empty if the column is empty or the file has no such column. */
    public Optional<String> optional(String column) throws RowRefused {
        if (fields.size() != header.size()) {
            throw new RowRefused("the row has " + fields.size() + " fields, the header " + header.size());
        }
        int index = header.indexOf(column);
        String text = index < 0 ? "" : Blanks.plain(fields.get(index));
        if (text.length() > MAX_LENGTH) {
            throw new RowRefused(column + " is longer than " + MAX_LENGTH + " characters");
        }
        var control = text.chars().filter(Character::isISOControl).findFirst();
        if (control.isPresent()) {
            throw new RowRefused(
                    column + " contains a control character, " + String.format("U+%04X", control.getAsInt()));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** The ISO 8601 time with offset or Z in a column, from 2000 to 2100, cut to milliseconds. */
    public Instant time(String column) throws RowRefused {
        return parse(column, text(column));
    }

    /** As {@link #time}; empty if the column is empty. */
    public Optional<Instant> optionalTime(String column) throws RowRefused {
        var text = optional(column);
        return text.isEmpty() ? Optional.empty() : Optional.of(parse(column, text.get()));
    }

    /**
     * A time as {@link #time} reads it.
     *
     * @param column the name of its column, for the message
     */
    public static Instant parse(String column, String text) throws RowRefused {
        OffsetDateTime time;
        try {
            time = OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new RowRefused(
                    isLocal(text)
                            ? column + " '" + text + "' is a local time: add its offset, such as -06:00 or Z"
                            : column + " '" + text + "' is not a time such as 2026-11-05T06:00:00-06:00");
        }
        if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
            throw new RowRefused(column + " '" + text + "' is not between the years 2000 and 2100");
        }
        return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static boolean isLocal(String text) {
        try {
            LocalDateTime.parse(text.replace(' ', 'T'));
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
