package org.dutywatch.ingest.receiving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.sources.Formats;
import org.junit.jupiter.api.Test;

class RecordPackerTest {
    private static final int RECORD = 131_072;
    private static final LineFormat ELFF =
            new Formats().of("elff", FormatOptions.DEFAULT).orElseThrow();

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

    @Test
    void shouldGiveEveryRecordTheNewestFieldsLineBeforeIt() throws IOException {
        String fields = "#Fields: date time c-ip cs-username s-action sc-status cs-host x-end";
        String other = fields.replace("c-ip", "time-taken c-ip");
        String rows = "2026-11-03 15:42:11 10.20.1.23 sreyes TCP_MISS 200 www.facebook.com -\n".repeat(4000);
        var records = records(fields + "\r\n" + rows + other + "\n" + rows);
        List<String> directives = new ArrayList<>();

        for (PackedRecord record = records.next(); record != null; record = records.next()) {
            byte[] directive = record.directive();
            directives.add(directive == null ? "none" : new String(directive, StandardCharsets.UTF_8));
        }

        assertEquals(List.of("none", fields, fields, other, other), directives);
        assertEquals(8002, records.lines());
    }

    private static RecordPacker records(String text) {
        return new RecordPacker(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), RECORD, ELFF);
    }

    private static List<String> all(RecordPacker records) throws IOException {
        List<String> all = new ArrayList<>();
        for (PackedRecord record = records.next(); record != null; record = records.next()) {
            all.add(new String(record.lines(), StandardCharsets.UTF_8));
        }
        return all;
    }
}
