package org.dutywatch.ingest.receiving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.junit.jupiter.api.Test;

class RecordPackerTest {
    private static final int RECORD = 131_072;

    @Test
    void shouldKeepEveryByteAndCutOnlyAfterNewlines() throws IOException {
        String text = ("x".repeat(170) + "\n").repeat(10_000);
        var records = records(text);

        List<String> cut = all(records);

        assertEquals(text, String.join("", cut));
        assertTrue(cut.stream().allMatch(record -> record.endsWith("\n") && record.length() <= RECORD));
        assertEquals(10_000, records.lines());
        assertEquals(text.length(), records.bytes());
    }

    @Test
    void shouldReturnTheLastLineWhenItHasNoNewline() throws IOException {
        var records = records("one\n\r\n\ntwo");

        assertEquals(List.of("one\n\r\n\ntwo"), all(records));
        assertEquals(2, records.lines());
    }

    @Test
    void shouldGiveNothingWhenTheStreamIsEmpty() throws IOException {
        assertEquals(List.of(), all(records("")));
    }

    @Test
    void shouldKeepOnlyTheHeadWhenALineDoesNotFit() throws IOException {
        var records = records("before\n" + "y".repeat(5 * RECORD) + "\nafter\n");

        List<String> cut = all(records);

        assertEquals("before\n", cut.get(0));
        assertEquals("y".repeat(AccessReader.LONGEST_LINE + 1), cut.get(1));
        assertEquals("after\n", cut.get(2));
        assertEquals(3, records.lines());
    }

    @Test
    void shouldEndWhenALineThatDoesNotFitIsTheLast() throws IOException {
        var records = records("y".repeat(3 * RECORD));

        assertEquals(1, all(records).size());
        assertEquals(1, records.lines());
    }

    @Test
    void shouldKeepTheLineWhenMoreNulBytesThanFitPrecedeIt() throws IOException {
        var records = records("before\n" + "\0".repeat(3 * RECORD + 5) + "after\n\0\n \r\n");

        List<String> cut = all(records);

        assertEquals("before\n", cut.get(0));
        assertEquals(
                "after",
                String.join("", cut.subList(1, cut.size())).replace("\0", "").strip());
        assertEquals(2, records.lines());
    }

    private static RecordPacker records(String text) {
        return new RecordPacker(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), RECORD);
    }

    private static List<String> all(RecordPacker records) throws IOException {
        List<String> all = new ArrayList<>();
        for (byte[] record = records.next(); record != null; record = records.next()) {
            all.add(new String(record, StandardCharsets.UTF_8));
        }
        return all;
    }
}
