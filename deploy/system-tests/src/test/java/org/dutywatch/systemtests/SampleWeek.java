package org.dutywatch.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The sample department's data, shifted by whole weeks. Each test has its own week with the same events, and so the
 * same minutes.
 *
 * @param weeks weeks after the sample's own week
 */
record SampleWeek(int weeks) {
    private static final Path SAMPLE = Path.of("../local/sample");
    private static final Pattern CSV_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d)?(?:Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern SQUID_TIME = Pattern.compile("(?m)(?<![\\d.])(\\d{10})(?=\\.\\d{3} )");

    /** The employee id of the officer who passes the limit; his supervisor is notified. */
    static final String OFFICER_OVER_LIMIT = "E101";

    String employees() {
        return read("employees.csv");
    }

    /** The logins of the demo users, without that of professional standards. */
    String logins() {
        return read("logins.csv");
    }

    String roster() {
        return CSV_TIME.matcher(read("roster.csv")).replaceAll(time -> moved(time.group()));
    }

    String exemptions() {
        return CSV_TIME.matcher(read("exemptions.csv")).replaceAll(time -> moved(time.group()));
    }

    List<String> logLines() {
        return SQUID_TIME
                .matcher(read("access.log"))
                .replaceAll(time -> Long.toString(Long.parseLong(time.group(1)) + offset().toSeconds()))
                .lines()
                .toList();
    }

    /** The lines of the officer who passes the limit. */
    List<String> logLinesOfOfficerOverLimit() {
        return logLines().stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).contains("sreyes"))
                .toList();
    }

    /** Two later weeks that no test uses for itself. */
    List<SampleWeek> markers() {
        return List.of(new SampleWeek(10 + 2 * weeks), new SampleWeek(11 + 2 * weeks));
    }

    /** The expected minutes by employee and start of shift. */
    ShiftMinutesTable expectedMinutes() {
        var minutes = new TreeMap<String, List<BigDecimal>>();
        for (var row : Csv.rows(expected())) {
            String start = moved(row.get("shift_start"));
            minutes.put(
                    row.get("employee_id") + " " + OffsetDateTime.parse(start).toInstant(),
                    ShiftMinutesTable.figures(row));
        }
        return new ShiftMinutesTable(minutes);
    }

    /** Start of the week's queries: the day before its first shift. */
    OffsetDateTime from() {
        return OffsetDateTime.parse("2026-11-15T00:00:00Z").plusWeeks(weeks);
    }

    OffsetDateTime to() {
        return from().plusDays(5);
    }

    /** The day of the sample's first shift, in the format of mails. */
    String dayOfShift() {
        return DateTimeFormatter.ofPattern("d MMM uuuu", Locale.US)
                .format(OffsetDateTime.parse("2026-11-16T12:00:00Z").plusWeeks(weeks));
    }

    /** The roster line of an employee. */
    String rosterLine(String employee) {
        return roster().lines()
                .filter(line -> line.startsWith(employee + ","))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(employee + " has no shift in the sample"));
    }

    String rosterHeader() {
        return roster().lines().findFirst().orElseThrow();
    }

    private Duration offset() {
        return Duration.ofDays(7L * weeks);
    }

    private String moved(String time) {
        return OffsetDateTime.parse(time).plus(offset()).toString();
    }

    private static String expected() {
        return read(Path.of("src/test/resources/expected-minutes.csv"));
    }

    private static String read(String file) {
        return read(SAMPLE.resolve(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
