package org.dutywatch.compliance.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.dutywatch.eventkit.csv.CsvColumns;
import org.dutywatch.eventkit.csv.CsvFile;
import org.dutywatch.eventkit.csv.RowRefused;
import org.dutywatch.eventkit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDialectTest {
    private static final CsvColumns COLUMNS = new CsvColumns(List.of("id", "start"), List.of());
    private static final String CHICAGO = "America/Chicago";

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "|", "\t"})
    void shouldSplitAtTheDeclaredDelimiter(String delimiter) throws RowRefused {
        String file = "\uFEFFid" + delimiter + "start\n1" + delimiter + "2026-11-05T06:00Z\n";

        assertEquals(Instant.parse("2026-11-05T06:00:00Z"), time(file, CsvDialect.of(delimiter, null, null)));
    }

    @Test
    void shouldReadLocalTimesInTheDeclaredZone() throws RowRefused {
        var dialect = CsvDialect.of(null, null, CHICAGO);

        assertEquals(Instant.parse("2026-11-05T12:00:00Z"), time("id,start\n1,2026-11-05 06:00\n", dialect));
        assertEquals(Instant.parse("2026-11-05T12:00:00Z"), time("id,start\n1,2026-11-05T06:00:00\n", dialect));
        assertEquals(Instant.parse("2026-11-05T06:00:00Z"), time("id,start\n1,2026-11-05T06:00Z\n", dialect));
    }

    @ParameterizedTest
    @CsvSource({
        "MM/dd/yyyy HH:mm, 11/05/2026 06:00",
        "M/d/yyyy h:mm a, 11/5/2026 6:00 am",
        "M/d/yyyy h:mm a, 11/5/2026 6:00 AM",
        "M/d/yyyy h:mm a, 11/5/2026 6:00\u202FAM",
        "M/d/yyyy h:mm\u202Fa, 11/5/2026\u00A06:00 AM",
        "dd.MM.yyyy HH:mm, 05.11.2026 06:00",
        "yyyyMMdd HHmm, 20261105 0600",
        "MM/dd/yyyy HH:mm, 2026-11-05T06:00-06:00",
        "MM/dd/yyyy HH:mm XXX, 11/05/2026 06:00 -06:00"
    })
    void shouldReadTimesInTheDeclaredFormat(String format, String text) throws RowRefused {
        assertEquals(
                Instant.parse("2026-11-05T12:00:00Z"),
                time("id,start\n1," + text + "\n", CsvDialect.of(null, format, CHICAGO)));
    }

    @Test
    void shouldPreferTheZoneOfTheRow() throws RowRefused {
        var row = CsvFile.read("id,start\n1,2026-11-05 06:00\n".getBytes(StandardCharsets.UTF_8), COLUMNS)
                .get(0);

        assertEquals(
                Instant.parse("2026-11-05T11:00:00Z"),
                CsvDialect.of(null, null, CHICAGO).time(row, "start", ZoneId.of("America/New_York")));
    }

    @Test
    void shouldRefuseAnAmbiguousHourWithoutOffset() throws RowRefused {
        assertEquals(
                "start '11/01/2026 01:30' in America/Chicago happens twice, because the clock is set back: write which"
                        + " of them, 2026-11-01T01:30-05:00 or 2026-11-01T01:30-06:00",
                refusal("11/01/2026 01:30", "MM/dd/yyyy HH:mm", CHICAGO));
        assertEquals(
                Instant.parse("2026-11-01T07:30:00Z"),
                time("id,start\n1,2026-11-01T01:30-06:00\n", CsvDialect.of(null, "MM/dd/yyyy HH:mm", CHICAGO)));
    }

    @Test
    void shouldRefuseTextThatIsNoTime() {
        assertTrue(refusal("03/08/2026 02:30", "MM/dd/yyyy HH:mm", CHICAGO).contains("never happens"));
        assertTrue(refusal("02/30/2026 02:30", "MM/dd/yyyy HH:mm", CHICAGO)
                .contains("is neither written as MM/dd/yyyy HH:mm"));
        assertTrue(refusal("11/05/2026 06:00", "MM/dd/yyyy HH:mm", null).contains("declare its zone with zone="));
        assertTrue(refusal("11/05/2026 06:00", null, null).contains("is not a time such as"));
        assertTrue(refusal("11/05/2026\u200B 06:00", "MM/dd/yyyy HH:mm", CHICAGO)
                .endsWith("(ZERO WIDTH SPACE cannot be seen, U+200B)"));
    }

    @ParameterizedTest
    @CsvSource({
        "#,,, delimiter '#' is unknown",
        ",MM/dd/yyyy,, date_format 'MM/dd/yyyy' is not a pattern",
        ",MM/dd/yyyy hh:mm,, date_format 'MM/dd/yyyy hh:mm' is not a pattern",
        ",nonsense,, date_format 'nonsense' is not a pattern",
        ",yyyy-MM-dd HH:mm z,America/Chicago, date_format 'yyyy-MM-dd HH:mm z' has z",
        ",yyyy-MM-dd HH:mm[ VV],America/Chicago, date_format 'yyyy-MM-dd HH:mm[ VV]' has z",
        ",yyyy-MM-dd HH:mm v,America/Chicago, date_format 'yyyy-MM-dd HH:mm v' has z",
        ",yyyy-MM-dd kk:mm,America/Chicago, date_format 'yyyy-MM-dd kk:mm' has z",
        ",yyyy-MM-dd h:mm B,America/Chicago, date_format 'yyyy-MM-dd h:mm B' has z",
        ",,Chicago, zone 'Chicago' is no time zone",
        ",,+02:00, zone '+02:00' is no time zone"
    })
    void shouldRefuseADialectThatItDoesNotKnow(String delimiter, String format, String zone, String problem) {
        String message = assertThrows(ProblemException.class, () -> CsvDialect.of(delimiter, format, zone))
                .getMessage();

        assertTrue(String.valueOf(message).startsWith(problem), message);
    }

    private static String refusal(
            String time,
            @org.jspecify.annotations.Nullable String format,
            @org.jspecify.annotations.Nullable String zone) {
        return assertThrows(
                        RowRefused.class, () -> time("id,start\n1," + time + "\n", CsvDialect.of(null, format, zone)))
                .reason();
    }

    private static Instant time(String file, CsvDialect dialect) throws RowRefused {
        var row = CsvFile.read(file.getBytes(StandardCharsets.UTF_8), COLUMNS, dialect.delimiter())
                .get(0);
        return dialect.time(row, "start", null);
    }
}
