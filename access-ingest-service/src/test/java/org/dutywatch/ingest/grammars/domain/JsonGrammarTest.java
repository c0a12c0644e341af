package org.dutywatch.ingest.grammars.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonGrammarTest {
    private final FieldValues values = new FieldValues(FieldNames.of("user", "client.ip", "a.b.c"));

    @Test
    void shouldReadNamesAndPaths() {
        assertThat(malformed(
                        " { \"user\" : \"s\\\"r\\u00fc\\ud83d\\ude00\\n\", \"client\":{\"x\":[1,{\"user\":\"y\"},[]],\"ip\":12.5},"
                                + "\"a\":{\"b\":{\"c\":true},\"user\":1}, \"e\":{}} "))
                .isNull();
        assertThat(values.text(0)).isEqualTo("s\"r\u00fc\ud83d\ude00\n");
        assertThat(values.text(1)).isEqualTo("12.5");
        assertThat(values.text(2)).isEqualTo("true");
        assertThat(values.hasRepeated()).isFalse();
    }

    @Test
    void shouldSeeANameThatIsThereTwice() {
        assertThat(malformed("{\"user\":\"a\",\"USER\":\"b\"}")).isNull();
        assertThat(values.text(0)).isEqualTo("a");
        assertThat(values.hasRepeated()).isTrue();
    }

    @Test
    void shouldTakeNullForNoValue() {
        assertThat(malformed("{\"user\":null}")).isNull();
        assertThat(values.isPresent(0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"user\":\"a\"",
                "{\"user\":\"a",
                "{\"user\":\"a\\\"}",
                "{\"user\":\"a\\u00g0\"}",
                "{\"user\":\"a\\x\"}",
                "{\"user\":\"a\"}{}",
                "{\"user\":\"a\" \"b\":1}",
                "{\"user\" \"a\"}",
                "{\"user\":}",
                "{\"user\":abc}",
                "{\"user\":[1}",
                "{\"url\":\"x?v={\"user\":\"jnovak\"}\"}",
                "[{\"user\":\"a\"}]",
                "user",
                "{"
            })
    void shouldRefuseWhatIsNotOneObject(String line) {
        assertThat(malformed(line)).isNotNull().extracting(Malformed::reason).isEqualTo("json_shape");
    }

    @Test
    void shouldRefuseObjectsThatAreTooDeep() {
        assertThat(malformed("{\"a\":".repeat(5000) + "1" + "}".repeat(5000))).isNotNull();
        assertThat(malformed("{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}"))
                .isNotNull();
    }

    private @Nullable Malformed malformed(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        values.clear();
        return new JsonGrammar().read(bytes, 0, bytes.length, values);
    }
}
