package org.dutywatch.eventkit.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    private static final CsvColumns COLUMNS = new CsvColumns(List.of("id", "start"), List.of("note"));

    @Test
    void shouldReadColumnsInAnyOrderAndNumberTheRows() throws RowRefused {
        var rows = read("start,note,id\n\n2026-11-05T06:00:00-06:00,\"a, \"\"b\"\"\", 1 \n2026-11-05T06:00Z,,2\n");

        assertEquals(List.of(1, 2), rows.stream().map(CsvRow::number).toList());
        assertEquals("1", rows.get(0).text("id"));
        assertEquals("a, \"b\"", rows.get(0).text("note"));
        assertEquals(Instant.parse("2026-11-05T12:00:00Z"), rows.get(0).time("start"));
        assertTrue(rows.get(1).optional("note").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {",,\n", "\u00A0, ,\n", "\"\",\n"})
    void shouldNumberARowAsTheSheetDoesWhenABlankRowPrecedesIt(String blankRow) throws RowRefused {
        var rows = read("id,start,note\n1,2026-11-05T06:00Z,\n" + blankRow + "3,2026-11-05T06:00Z,\n");

        assertEquals(List.of(1, 3), rows.stream().map(CsvRow::number).toList());
        assertEquals("3", rows.get(1).text("id"));
    }

    @Test
    void shouldRefuseAFileOfTooManyRowsAndNameTheLimit() {
        var refused =
                assertThrows(ProblemException.class, () -> read("id,start\n" + "1,2\n".repeat(CsvFile.MOST_ROWS + 1)));

        assertEquals(ProblemType.TOO_LARGE, refused.type());
        assertEquals("a file may have 500000 rows at most", refused.getMessage());
    }

    @Test
    void shouldGiveDifferentReasonsForALocalTimeAndForNoTime() {
        assertEquals(
                "start '2026-11-05 06:00' is a local time: add its offset, such as -06:00 or Z",
                refusal("id,start\n1,2026-11-05 06:00\n"));
        assertEquals(
                "start '5.11.2026' is not a time such as 2026-11-05T06:00:00-06:00",
                refusal("id,start\n1,5.11.2026\n"));
        assertEquals(
                "start '9999-11-05T06:00:00Z' is not between the years 2000 and 2100",
                refusal("id,start\n1,9999-11-05T06:00:00Z\n"));
        assertEquals("start is empty", refusal("id,start\n1,\n"));
    }

    @Test
    void shouldRefuseFieldsThatTheDatabaseCannotStore() {
        assertEquals("start contains a control character, U+0000", refusal("id,start\n1,a\u0000b\n"));
        assertEquals("start is longer than 1000 characters", refusal("id,start\n1," + "x".repeat(1001) + "\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,start,,\n7,2026-11-05T06:00Z,,\n,,,\n",
                "\u00A0id\u00A0,start\n\u202F7,\u00A02026-11-05T06:00Z\u2007\n\u00A0,\u00A0\n",
                "sep=;\nid;start\n7;2026-11-05T06:00Z\n",
                "SEP=\t\r\nid\tstart\r\n7\t2026-11-05T06:00Z\r\n",
                "\"sep=;\"\r\nid;start\r\n7;2026-11-05T06:00Z\r\n",
                "id;start\n7;2026-11-05T06:00Z\n",
                "\n \r\nid;start\n7;2026-11-05T06:00Z\n",
                ";;\r\n\"\";\u00A0\r\nid;start\r\n7;2026-11-05T06:00Z\r\n",
                ",\n\t\nid,start\n7,2026-11-05T06:00Z\n",
                "\nsep=;\n\n;\nid;start\n7;2026-11-05T06:00Z\n",
                "\"id\"|\"start\"\n\"7\"|\"2026-11-05T06:00Z\"\n",
                "id,start,note\n7,2026-11-05T06:00Z,\"a\nb\"\n"
            })
    void shouldReadFilesAsSpreadsheetsWriteThem(String file) throws RowRefused {
        for (byte[] bytes : List.of(
                file.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + file).getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + file).getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + file).getBytes(StandardCharsets.UTF_16BE),
                file.getBytes(StandardCharsets.UTF_16LE))) {
            var rows = CsvFile.read(bytes, COLUMNS);

            assertEquals(1, rows.size());
            assertEquals("7", rows.get(0).text("id"));
            assertEquals(Instant.parse("2026-11-05T06:00:00Z"), rows.get(0).time("start"));
        }
    }

    @Test
    void shouldRefuseARowWithAValueBehindTheLastColumnOrWithTooFewFields() {
        assertEquals("the row has 3 fields, the header 2", refusal("id,start\n7,2026-11-05T06:00Z,x\n"));
        assertEquals("the row has 1 fields, the header 2", refusal("id,start,\n7\n"));
    }

    @Test
    void shouldNameACharacterThatCannotBeSeen() {
        assertEquals(
                "start '\u200E2026-11-05T06:00Z' is not a time such as 2026-11-05T06:00:00-06:00"
                        + " (LEFT-TO-RIGHT MARK cannot be seen, U+200E)",
                refusal("id,start\n1,\u200E2026-11-05T06:00Z\n"));
        assertEquals(
                "unknown column 'id\u200B' (ZERO WIDTH SPACE cannot be seen, U+200B): the columns are id,start,note",
                problem("id\u200B,start\n"));
        assertEquals(
                "'6:00\u202FAM' (NARROW NO-BREAK SPACE looks like a blank, U+202F)",
                Blanks.explained("'6:00\u202FAM'"));
    }

    @Test
    void shouldRefuseAnIdentifierWithACharacterThatCannotBeSeen() throws RowRefused {
        assertEquals("a b", read("id,start\n\u00A0a\u202Fb,\n").get(0).visibleText("id"));
        assertEquals(
                "id 'a\u200B' looks like another text (ZERO WIDTH SPACE cannot be seen, U+200B)",
                assertThrows(
                                RowRefused.class,
                                () -> read("id,start\na\u200B,\n").get(0).visibleText("id"))
                        .reason());
    }

    @Test
    void shouldRefuseADelimiterThatIsNone() {
        assertEquals("the line 'sep=x' declares no delimiter: it is , or ; or | or tab", problem("sep=x\nid,start\n"));
    }

    @Test
    void shouldRefuseAFileThatCannotBeRead() {
        assertTrue(problem("").startsWith("the file is empty"));
        assertTrue(problem("\n,,\n\n").startsWith("the file is empty"));
        assertTrue(problem("id,start\n\"1,2\n").startsWith("the quotes of the file do not match"));
        assertTrue(problem("id,start,id\n").startsWith("column 'id' occurs twice"));
        assertEquals(
                "the file is not UTF-8",
                assertThrows(
                                ProblemException.class,
                                () -> CsvFile.read("id,stärt\n".getBytes(StandardCharsets.ISO_8859_1), COLUMNS))
                        .getMessage());
    }

    private static String refusal(String file) {
        return assertThrows(RowRefused.class, () -> read(file).get(0).time("start"))
                .reason();
    }

    private static String problem(String file) {
        return String.valueOf(
                assertThrows(ProblemException.class, () -> read(file)).getMessage());
    }

    private static List<CsvRow> read(String file) {
        return CsvFile.read(file.getBytes(StandardCharsets.UTF_8), COLUMNS);
    }
}
