package org.dutywatch.eventkit.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.dutywatch.eventkit.problem.ProblemException;
import org.junit.jupiter.api.Test;

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
        assertEquals("start contains a control character", refusal("id,start\n1,a\u0000b\n"));
        assertEquals("start is longer than 1000 characters", refusal("id,start\n1," + "x".repeat(1001) + "\n"));
    }

    @Test
    void shouldRefuseAFileThatCannotBeRead() {
        assertTrue(problem("").startsWith("the file is empty"));
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
