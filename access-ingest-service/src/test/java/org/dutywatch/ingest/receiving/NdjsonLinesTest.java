package org.dutywatch.ingest.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonLinesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"line":"a b"}                                            | a b
            {"message":"a \\"b\\" \\u00e9","host":{"name":"proxy"}}   | a "b" é
            {"log":"a b\\n","stream":"stdout","time":"2026-11-03"}    | a b
            {"log":"second","message":"first"}                        | first
            {"message":7,"log":"a"}                                   | a
            {"tags":["x",{"message":"inner"}],"message":"outer"}      | outer
            """)
    void shouldTakeTheLineOutOfItsObject(String object, String line) throws IOException {
        assertThat(linesOf(object + "\n")).isEqualTo(line + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1793718131.437 412 10.20.1.23 TCP_MISS/200 - no JSON",
                "{\"host\":\"of JSON logs\"}",
                "{\"message\":\"two\",\"message\":\"members\"}",
                "{\"message\":\"cut",
                "{\"message\":\"a\"} trailing",
                "[\"message\",\"a\"]",
                "\"a string\"",
                "{}"
            })
    void shouldKeepWhatHoldsNoLineAsItIs(String text) throws IOException {
        assertThat(linesOf(text + "\n{\"line\":\"next\"}\n")).isEqualTo(text + "\nnext\n");
    }

    @Test
    void shouldKeepALineOneLine() throws IOException {
        assertThat(linesOf("{\"message\":\"a\\nforged line\\n\"}")).isEqualTo("a#012forged line");
    }

    @Test
    void shouldPassOnAnObjectThatIsTooLongAsItIsAndReadOn() throws IOException {
        String tooLong = "{\"message\":\"" + "x".repeat(1_000_000) + "\"}\n";

        assertThat(linesOf(tooLong + "{\"message\":\"next\"}\n")).isEqualTo(tooLong + "next\n");
    }

    private static String linesOf(String body) throws IOException {
        var plain = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        var decoder = NdjsonLines.decoderOf(MediaType.valueOf("application/x-ndjson;charset=utf-8"));
        try (var lines = decoder.apply(plain)) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
